import type { WhyNot } from './extendable.ts'
import { deadlineWording } from './wording.ts'

const some = (units: readonly string[]) => `${units.slice(0, 6).join('、')}${units.length > 6 ? '等' : ''}`

const whyNot: WhyNot = {
  noSuchTask: deadlineWording.noSuchTask,
  notYours: (title, owners) =>
    owners.length > 0
      ? `${title}由${some(owners)}负责，由这些单位的联络员说明。`
      : `${title}没有列责任单位，不用说明。`,
  closed: (title, how) => `${title}已${how}，不用说明。`,
  yearly: (title) => `${title}是每年的指标，没有逾期；今年完不成请在填报里写明原因。`,
  noDate: (title) => `${title}在方案里没有写期限，没有逾期。`,
  met: (title) => `${title}已经达到目标，不用说明。`,
  unsorted: deadlineWording.unsorted,
}

/** 问效: why it is late, what is done about it, until when. */
export const inquiryWording = {
  ...whyNot,
  whichTask: '看不出是哪一项，请带上编号，例如“问效 12”。',
  notOverdue: (title: string, day: string) =>
    `${title}到 ${day} 才到期，还没有逾期。完不成请提前申请延期：发“延期”加编号。`,
  forUnits: '问效由责任单位的联络员答复。要请他们说明，发“催办 12 单位 理由”，卡片上有“说明原因和措施”。',

  formTitle: (title: string) => `逾期说明 ${title}`,
  overdueSince: (day: string, days: number) => `${day} 到期，已逾期 ${days} 天`,
  cause: '原因（必填）',
  causeHint: '为什么没有按时完成',
  remedy: '措施（必填）',
  remedyHint: '正在做什么，下一步做什么，谁来做',
  until: '承诺哪天完成（必填）',
  send: '提交说明',
  hint: '方案时限不改，按逾期记录；统筹人员同意后，另记承诺时限。',
  hintNoDay: '已经超过最多能延的日子，不再记承诺时限。',
  noCause: '请写明原因，例如“招标流了，重新招标”。',
  noRemedy: '请写明措施，例如“12 月 5 日重新开标，月底前进场”。',
  tooLong: (what: '原因' | '措施', most: number) => `${what}最多 ${most} 字。`,
  noDay: '请选承诺哪天完成。',
  sentPrivately: '说明表已发到你和机器人的私聊，请到那里填。',
  sentPrivatelyHow: '说明表已私聊发给你。没收到？请在飞书里搜索本机器人，点进去发“问效”加编号。',
  taken: '说明已交统筹人员；承诺时限同意后生效，按逾期记录。',
  takenPlain: '说明已交统筹人员。',

  title: '问效答复',
  causeWas: (words: string) => `原因：${words}`,
  remedyWas: (words: string) => `措施：${words}`,
  promised: (day: string) => `承诺：${day}`,
  othersWait: (unit: string, day: string) => `${unit}申请的承诺时限 ${day} 正等着决定，这里只记说明。`,
  noCommitment: '已经超过最多能延的日子，没有承诺时限可记。',
} as const
