import type { UnitName } from '../../plan/ids.ts'
import type { Oddity } from '../../plan/oddity.ts'
import type { UnreadableValue } from '../../plan/read-value.ts'
import { amountWords as amount, stateWords, statusWords } from '../../plan/report-wording.ts'
import type { QuantitativeTarget } from '../../plan/target.ts'
import { metricWords, valueWords } from '../../plan/target-wording.ts'

const names = (targets: readonly QuantitativeTarget[]) => targets.map(metricWords).join('、')

const unreadableReasons: Readonly<Record<UnreadableValue, string>> = {
  empty: '没有写数字',
  vague: '没有确切的数字，请写一个数',
  range: '写成了一个区间，请只写一个数',
  several: '写了不止一个数，请只写一个',
  'no-number': '看不出是多少，请写数字',
  'wrong-unit': '单位对不上',
  'out-of-range': '不像是这项的数',
  change: '写的是变化量',
}

const oddities: Readonly<Record<Oddity, (value: string, last: string) => string>> = {
  'over-100': (value) => `${value} 超过了 100%`,
  negative: (value) => `${value} 是负数`,
  fraction: (value) => `${value} 不是整数`,
  shrinking: (value, last) => `${value} 比上次报的 ${last} 少，而这是累计数`,
  'far-above': (value) => `${value} 是目标的一百倍还多，可能是单位写错了`,
  unsure: (value) => `按你写的还说不准够不够 ${value}，会按 ${value} 记，算作达到目标`,
}

const byOwners = (owners: readonly string[]) =>
  `由${owners.slice(0, 6).join('、')}${owners.length > 6 ? '等' : ''}填报，你不是这些单位的联络员。`

export const progressWording = {
  statuses: statusWords,
  states: stateWords,
  amount,

  unreadable: (target: QuantitativeTarget, typed: string, why: UnreadableValue, hint?: string) =>
    `${metricWords(target)}：“${typed.slice(0, 40)}”${unreadableReasons[why]}${target.unit ? `（单位：${target.unit}）` : ''}。${hint ?? ''}`,
  odd: (target: QuantitativeTarget, value: number, odd: Oddity, last?: number) =>
    `${metricWords(target)}：${oddities[odd](amount(value, target.unit), amount(last ?? 0, target.unit))}。属实就再点一次提交。`,
  noStatus: '请选择状态。',
  noteTooLong: (most: number) => `说明最多 ${most} 字。`,
  emptyPhrase: (note: string) =>
    `“${note.slice(0, 30)}”没有实际内容：能写一个数、下一步或卡在哪儿更好。没有补充就再点一次提交。`,
  doneNeedsFinding: (unmet: readonly QuantitativeTarget[]) =>
    `${names(unmet)}还没有达到目标：办结请先报达标的数，或在说明里写认定依据。`,
  doneUnmet: (unmet: readonly QuantitativeTarget[]) =>
    `${names(unmet)}还没有达到目标，确认按说明里的依据办结？确认就再点一次提交。`,
  notMetNeedsReason: '未达成请在说明里写原因。',
  lightDiffers: (light: string, status: string) =>
    `按时间和目标推算应为${light}，你选的是“${status}”。在说明里补一句为什么，或再点一次提交。`,

  formTitle: { report: '填报', late: '补报', correction: '更正' },
  formSummary: (verb: string, title: string) => `${verb}：${title}`,
  onBehalf: (unit: string) => `你是统筹人员，正在替${unit}代填，会记下你的名字和依据。`,
  forWhom: '替哪个单位填',
  basis: '代填依据（必填）',
  basisExample: '谁、怎么报来的，例如：王科长电话',
  basisTooLong: (most: number) => `代填依据最多 ${most} 字。`,
  status: '状态',
  note: '说明',
  noteExample: '进展、下一步或困难，一句话就行',
  reason: '更正原因（必填）',
  reasonExample: '哪里报错了，例如：把累计数填成了当月数',
  pageOf: (unit: string, page: number, of: number) => `${unit} · 第 ${page} 页，共 ${of} 页`,
  valueLabel: (target: QuantitativeTarget, banner?: UnitName, reporter?: UnitName) =>
    `${banner ? `${banner} · ` : ''}${metricWords(target)}（目标 ${valueWords(target)}${reporter ? `，本期由${reporter}填报` : ''}）`,
  lastValue: (value: string, when: string) => `上次 ${value}（${when}）`,
  neverReported: '还没有报过',
  notYetComplete: (perBanner: boolean) => (perBanner ? '各旗区还没有报齐' : '今年还没有报过'),
  submit: '提交',
  same: '无变化',
  more: '下一页',
  back: '上一页',
  checkThis: '请看一下：',
  needsReason: '更正要写原因：哪里报错了。',
  needsBasis: '代填要写依据：谁、怎么报来的。',
  nothingFilled: '这张表什么也没填：请至少写一个数，或写一句说明。',

  sentPrivately: '表单已私聊发给你，请在和机器人的私聊里填。',
  sentPrivatelyHow: '表单已私聊发给你。没收到？请在飞书里搜索本机器人，点进去发“填报”加编号。',
  noSuchTask: (id: string, last: number) =>
    `方案里没有${/^zd-\d+$/.test(id) ? `第 ${id.slice(3)} 项` : ` ${id} 这一项`}，重点任务是第 1 到第 ${last} 项。`,
  noOwner: (title: string) => `${title}没有列责任单位，不用填报。`,
  notYours: (title: string, owners: readonly string[]) => `${title}${byOwners(owners)}`,
  othersTask: '这一项由别的单位填报',
  reportedBy: byOwners,
  notYoursHint:
    '你知道数字，可以“提请”：转给责任单位确认后才算。是联络员而没登记？发“我是××局联络员”，统筹人员确认即可。',
  propose: (unit: string) => `提请给${unit}`,
  closed: (title: string, how: string) => `${title}已${how}，不用再报。报错了可以“更正”。`,
  nothingToCorrect: '还没有生效或待审的填报，没有可更正的；请直接填报。',
  nothingToRepeat: '还没有报过，没有上次的数；请填一次。',
  pastInactive: '这项的期限在方案载入前已过，统筹人员还没有归类；这次填报先记下。',
  planChanged: '方案在你打开表单之后改过，这张表没有收下。新表单已发出，请对着新指标再填一次。',
  strayField: '表单里有不认识的内容，没有收下。请重新打开表单再填。',
  hasNoNumber: (what: string) => `“${what.slice(0, 30)}”没有数字指标，不用填数，没有收下。写一句说明就行。`,
  sentBefore: '这张表已经交过了，没有重复记。',
  reportedAlready: (period: string, state: string) => `${period}已经报过（${state}），没有变化不用再报。`,
  whichTarget: (metrics: readonly string[]) =>
    `这一项有 ${metrics.length} 个指标，看不出“多少”是哪一个：${metrics.join('、')}。请写成“填报 12 污水 61.2”。`,
  noNumber: '没有看出数字。请写成“填报 12 污水 61.2”，或只发“填报 12”打开表单。',

  received: '已收到',
  andMore: (count: number) => `，共 ${count} 个数`,
  replyHint: '报错了？直接回复这条消息说明，例如“不是85是58”。有照片或文件，也可以回复发来。',
  receiptTitle: (late: boolean, how: string) => (how === 'correction' ? '更正回执' : late ? '补报回执' : '填报回执'),
  valueLine: (target: QuantitativeTarget, value: number, met: boolean, banner?: UnitName) =>
    `${banner ? `${banner} ` : ''}${metricWords(target)}：${amount(value, target.unit)}（目标 ${valueWords(target)}，${met ? '已达到' : '未达到'}）`,
  noValue: '没有填数字',
  typedAs: (words: string) => `原文：${words}`,
  waiting: '已交统筹人员审核，通过后生效。',
  counts: '已生效。',
  lateMark: (period: string) => `补报 ${period}`,
  periodLine: (period: string, unit: string) => `${period} · ${unit}`,
  byCoordinator: (basis: string) => `统筹代填，依据：${basis}`,
  proposedBy: (name: string) => `由${name}提请`,
  withdraw: '撤回',
  correct: '更正',
  history: '历史',
  progress: '看进展',
  open: '填报',
  openAgain: '重新填报',
  details: '任务详情',

  reviewTitle: (kind: string) => `待审核：${kind}`,
  newValue: '本次',
  oldValue: '上次',
  approve: '通过',
  giveBack: '退回',
  comment: '退回原因（必填）',
  returnTitle: '退回填报',
  commentNeeded: '退回要写原因，联络员才知道改什么。',
  approvedToast: '已通过，报数生效。',
  returnedToast: '已退回，联络员会收到原因和原表单。',
  alreadyReviewed: (state: string, who: string) => `这条填报${state}${who ? `（${who}）` : ''}，不用再审。`,
  notReviewable: '找不到这条填报，它可能已经很旧。发“历史 编号”看最新情况。',
  coordinatorsOnly: '只有统筹人员能审核。',
  ownReport: '自己报的要由另一位统筹人员审核。',
  returnedTitle: (who: string) => `填报被退回${who ? `（${who}）` : ''}`,
  returnedWhy: (comment: string) => `退回原因：${comment}`,
  approved: '已通过',
  gaveBack: '退回',
  reviewed: (verb: string, who: string) => `${who}${verb}`,
  toReviewTitle: '待审核',
  countOf: (count: number) => `${count} 条`,
  nothingToReview: '没有等着审核的填报。',
  toDecide: '去审核',
  reviewShown: '审核卡片已发出。',

  withdrawn: '已撤回，不再计入。',
  nothingToWithdraw: '没有可撤回的填报：只能撤回自己报的、还没有审核的。已生效的请用“更正”。',

  proposalSent: (unit: string) => `已转给${unit}，由他们确认后才算。`,
  proposalUnreachable: (unit: string) => `${unit}还没有绑定群，也没有联络员，已转给统筹人员。`,
  proposalTitle: '有人提请填报',
  proposalFor: (unit: string) => `替${unit}提请填报：`,
  proposalTaken: (unit: string) => `${unit}已确认这条提请`,
  proposalDeclined: (unit: string) => `${unit}没有采用这条提请`,
  confirm: '确认无误，填报',
  decline: '不对，不采用',
  proposalGone: '这条提请已经处理过了。',
  declined: '已不采用。',
  nothingProposed: '没有可提请的内容：请先发“填报 编号 数字”。',

  correctionLead: '按你说的改好了，请核对后提交。原来那一版会留着。',
  cannotCorrect: '没看出要改成多少。请写成“不是85是58”，或点“更正”重新填。',

  historyTitle: (title: string) => `历史：${title}`,
  nothingYet: '还没有人报过。',
  evidence: (name: string) => `附件：${name}`,
  picture: '图片',
  evidenceKept: '附件已收下，会显示在历史里。',
  progressTitle: (title: string) => `进展：${title}`,
  notReported: (period: string, units: readonly string[]) => `${period}还没有报：${units.join('、')}`,
  allReported: (period: string) => `${period}已报。`,
  closedAlready: '已经办结或有了结论，不用再报。',
  alsoWaiting: (count: number) => `另有 ${count} 条待审核。`,
  lightTag: (light: string) => `${light}灯`,
  bannersReported: (all: number, reported: number, met: number, missing: readonly string[]) =>
    `${all} 个旗区报了 ${reported} 个，${met} 个达到${missing.length > 0 && missing.length < all ? `；还没有报：${missing.join('、')}` : ''}`,
  met: '已达到',
  notMet: '未达到',
  extend: '申请延期',
  extension: (
    state: 'waiting' | 'approved' | 'declined' | 'replaced',
    { unit, until, reason, who, why }: Readonly<Record<'unit' | 'until' | 'reason' | 'who' | 'why', string>>,
  ) => {
    const outcome = { waiting: '待决定', approved: `${who}同意`, declined: `${who}没有同意`, replaced: '' }[state]
    return `${unit}申请延到 ${until}（${reason}）：${outcome}${why ? `，${why}` : ''}`
  },
  pastUnsorted: '期限在方案启用前已过，等统筹人员归类，暂不提醒',
  pastSorted: {
    met: '期限在方案启用前已过，统筹人员归为“达成”',
    'not-met': '期限在方案启用前已过，统筹人员归为“未达成”',
  },
  expected: '应达到',
  actual: '实际',
  target: '目标',
  myTasksTitle: (unit: string) => `${unit}的任务`,
  due: (day: string) => `方案时限 ${day}`,
  toReportTitle: (unit: string) => `${unit}待填报`,
  stillToReport: (period: string, count: number) => `${period} · 还有 ${count} 项`,
  unitsToReport: (period: string, count: number) => `${period} · ${count} 家还没有报齐`,
  tasksInAll: (count: number) => `共 ${count} 项`,
  noTasks: '方案里没有这个单位要填报的任务。',
  nothingToReport: '本期都报了，没有待填报的。',
  notLiaison: '你还没有登记为哪个单位的联络员。发“我是××局联络员”，统筹人员确认即可。',
  byUnits: (count: number, units: readonly string[]) => `${units.join('、')}（各 ${count} 项）`,
  byUnit: (unit: string, count: number) => `${unit} ${count} 项`,

  baselineSet: (metric: string, value: string, day: string) =>
    `已记下${metric}的起点：${day} 为 ${value}。此后按这条线算灯。`,
  baselineHow: '请写成“基线 12.2 40% 2020年底”。',
  noSuchTarget: (id: string) => `没有 ${id.replace(/^zd-/, '')} 这个指标。写法如 12.2（第 12 项第 2 个指标）。`,
  transferAsked: (title: string, to: string) =>
    `方案里的责任单位不能改。已请统筹人员决定：${title}本期是否由${to}填报。`,
  transferTitle: '有单位请求改由别家填报',
  transferLine: (from: string, to: string, title: string) =>
    `${from}请求：${title}本期改由${to}填报。方案的责任单位不变。`,
  transferDone: (unit: string, title: string, period: string) => `${period}${title}由${unit}填报。方案的责任单位不变。`,
  transferDeclined: '没有同意，仍由原单位填报。',
  transferGone: '这条请求已经处理过了。',
  agree: '同意',
  disagree: '不同意',
  noSuchUnit: (name: string) => `名录里没有“${name}”这个单位。`,
  whichTask: '看不出是哪一项，请带上编号，例如“12 这不归我们，转住建”。',
  alreadyThere: '这条消息已经处理过了。',
} as const
