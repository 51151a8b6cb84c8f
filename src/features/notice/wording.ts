import type { Marking } from '../../plan/markings.ts'

/** What the units see, and what everybody is told. */
export const noticeWording = {
  coordinatorsOnly: '发通知、看回执只有统筹人员能做。需要发通知请联系统筹人员。',
  sentPrivately: '表单已私聊发给你。',
  sentPrivatelyHow: '通知在私聊里写和预览，表单已私聊发给你。',
  gone: '找不到这条通知了：草稿只留最近的，已发的只留最近 200 条。',
  noNumber: (number: string) => `没有第 ${number} 号通知。发“通知记录”看有哪些。`,

  marked: (level: Marking, where: string) =>
    `${where}里有“${level}”标记，不能用飞书群发送。涉密内容请走机要渠道；如果并不涉密，请改掉这个字样再来。内容没有保存。`,
  fields: { title: '标题', body: '正文', audience: '对象', attachment: '附件名' },

  when: (moment: string) => `**时间**：${moment}`,
  attached: { file: '附件见下一条消息', picture: '图片见下一条消息' },
  receipted: '收到',
  receiptedFor: (unit: string) => `收到（${unit}）`,
  counter: (given: number, all: number) => `回执 ${given}/${all}（每个单位一份，任何一位同事点一次即可）`,
  until: (moment: string) => `请在 ${moment} 前点“收到”`,
  given: (unit: string, who: string, at: string) => `${unit} 已回执：${who} ${at}`,
  byPhone: (name: string) => (name === '' ? '电话确认' : `${name}（电话确认）`),
  from: (who: string, at: string) => `发布：${who} · ${at}`,
  corrected: (at: string) => `更正于 ${at}`,
  correctedTag: '更正',
  withdrawnTitle: (title: string) => `【已撤回】${title}`,
  withdrawn: '发布单位已撤回这条通知，请不要再按它办理。',
  summary: (title: string) => `通知：${title}`,
  anonymous: '统筹人员',
  colleague: '本单位同事',
  liaisonToken: '@联络员',
  liaison: '联络员',

  urgeTitle: (title: string) => `请回执：${title}`,
  urgeBody: (units: string) => `还没有收到${units}的回执，看过通知后请点“收到”。`,
  urgeDone: '已回执，谢谢。',

  notForYou: '这条通知不是发给你所在单位的，不用回执。',
  coordinatorTaps: '你是统筹人员，不能替单位点。单位来电确认的，请说“某单位电话里说了”。',
  whichUnit: '这个群绑定了几个单位：请点写着你单位名称的按钮，没有就请单位联络员来点。',
  alreadyGiven: (unit: string, who: string, at: string) => `${unit}已由${who}在 ${at} 回执，不用再点。`,
  thanks: (unit: string) => `已记下：${unit}收到。`,
  lateThanks: (unit: string) => `已记下：${unit}收到（已过截止时间，仍然算数）。`,
  noReceiptWanted: '这条通知不用回执。',
  recalled: '这条通知已撤回。',
} as const
