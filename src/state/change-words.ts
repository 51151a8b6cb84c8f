import type { Ledger } from '../plan/ledger.ts'
import { periodWords } from '../plan/period.ts'
import type { ProgressReport } from '../plan/progress.ts'
import { amountWords, statusWords } from '../plan/report-wording.ts'
import { metricWords } from '../plan/target-wording.ts'
import type { Change } from './change.ts'

/** What only keeps the machinery going, and is nobody's deed. */
type Machinery =
  | 'message-received'
  | 'press-received'
  | 'message-queued'
  | 'message-tried'
  | 'message-now-about'
  | 'draft-kept'
  | 'member-seen'
  | 'person-welcomed'
  | 'file-offered'
  | 'link-secret-made'
  | 'notice-retargeted'
  | 'notice-closed'
  | 'notice-finished'
  | 'notice-shown'
  | 'old-forgotten'
  | 'digests-finished'
  | 'reach-reported'
  | 'calendar-warned'

/** Every other kind has its words: a new one does not compile without them. */
type Words = {
  readonly [Kind in Exclude<Change['kind'], Machinery>]: (
    change: Extract<Change, { kind: Kind }>,
    ledger: Ledger,
  ) => string
}

const outcomes = { met: '达成', 'not-met': '未达成', extended: '延续到' } as const
const verdicts = { approve: '通过', return: '退回', confirm: '确认', decline: '不同意' } as const
const because = (reason: string) => (reason === '' ? '' : `：${reason}`)

/** What was done, as an audit reads it. */
const words: Words = {
  'report-submitted': ({ report, counts }, ledger) =>
    `${report.how === 'correction' ? `更正 ${report.corrects}` : report.how === 'no-change' ? '报“无变化”' : '填报'}（${report.id}，${reportWords(report, ledger)}）${counts ? '，即时生效' : '，待审核'}`,
  'report-reviewed': ({ report, verdict, comment }) => `${verdicts[verdict]}填报 ${report}${because(comment)}`,
  'report-withdrawn': ({ report }) => `撤回填报 ${report}`,
  'report-refused': ({ why, typed }) => `没有收下（${why}）${because(typed)}`,
  'evidence-added': ({ report, evidence }) => `给 ${report} 加附件${because(evidence.name)}`,
  'report-proposed': ({ proposal }) => `提请${proposal.unit}填报`,
  'proposal-settled': ({ proposal, verdict }) => `对提请 ${proposal} ${verdicts[verdict]}`,
  'reporter-appointed': ({ unit, period }) => `指定${periodWords({ id: period })}由${unit}填报`,
  'transfer-asked': ({ transfer }) => `${transfer.from}请求本期改由${transfer.to}填报`,
  'transfer-settled': ({ transfer, verdict }) => `对改由别家填报的请求 ${transfer} ${verdicts[verdict]}`,
  'baseline-set': ({ target, day, value }, ledger) => `记下${metricOf(target, ledger)}的起点：${day} 为 ${value}`,
  'request-refused': ({ why, typed }) => `没有收下（${why}）${because(typed)}`,
  'plan-adopted': ({ on, past }) => `${on} 启用方案，${past.length} 项指标已过期限，待归类`,
  'outcome-sorted': ({ target, outcome }, ledger) =>
    `把${metricOf(target, ledger)}归为${outcomes[outcome.what]}${outcome.until ? ` ${outcome.until}` : ''}${because(outcome.basis)}`,
  'extension-asked': ({ extension: { unit, targets, from, until, reason, overdue } }, ledger) =>
    `${unit}${overdue ? '逾期后' : ''}申请延期（${targets.map((id) => metricOf(id, ledger)).join('、')}）：${from} 延到 ${until}${because(reason)}`,
  'extension-decided': ({ extension, verdict, reason }) =>
    `对延期申请 ${extension} ${verdict === 'approve' ? '同意' : '不同意'}${because(reason)}`,
  'inquiry-answered': ({ answer: { unit, cause, remedy, until } }) =>
    `${unit}答复问效：原因 ${cause}；措施 ${remedy}${until ? `；承诺 ${until}` : ''}`,
  'task-urged': ({ urge }) => `催办${urge.unit}${because(urge.reason)}`,
  'urge-answered': ({ answer: { text, report } }) => `答复催办${report ? `（${report}）` : ''}${because(text)}`,
  'digest-sent': ({ day, units, lines }) => `${day} 提醒${units.join('、')}，${lines.length} 项`,
  'digest-snoozed': ({ until, lines }) => `${lines.length} 项提醒推到 ${until}`,
  'reminder-escalated': ({ to, lines }) =>
    `逾期 ${lines.length} 项，告知${to === 'leader' ? '单位负责人' : '统筹人员'}`,
  'practice-marked': ({ report, note }) => `把 ${report} 记为好做法${because(note)}`,
  'practice-unmarked': ({ report }) => `取消好做法 ${report}`,
  'word-taught': ({ word, task }) => `教：${word} = ${task}`,
  'word-forgotten': ({ word }) => `忘记：${word}`,
  'question-answered': ({ question, outcome }) =>
    `问：${question}（${{ answered: '已答', refused: '未答', choices: '给出选项' }[outcome]}）`,
  'answer-disputed': ({ question, meant }) => `说答得不对：${question}${meant ? `，应为 ${meant}` : ''}`,
  'feedback-given': ({ text }) => `提意见：${text}`,
  'bot-joined': ({ name }) => `把机器人加进群“${name}”`,
  'bot-left': ({ chat }) => `机器人离开群 ${chat}`,
  'chat-bound': ({ chat, unit }) => `群 ${chat} 绑定${unit}`,
  'chat-unbound': ({ chat, unit }) => `群 ${chat} 与${unit}解绑`,
  'liaison-asked': ({ unit }) => `申请做${unit}联络员`,
  'liaison-confirmed': ({ unit, name }) => `确认${name}为${unit}联络员`,
  'liaison-declined': ({ unit, person }) => `没有同意 ${person} 做${unit}联络员`,
  'liaison-removed': ({ unit, person }) => `移除${unit}联络员 ${person}`,
  'notice-drafted': ({ notice }) => `拟通知“${notice.text.title}”`,
  'notice-scheduled': ({ notice }) => `定时发通知（${notice}）`,
  'notice-held-back': ({ notice, why }) => `到时没有发通知（${notice}，${why}）`,
  'notice-cancelled': ({ notice }) => `取消通知（${notice}）`,
  'notice-sent': ({ notice, reach }) => `发出通知（${notice}），${reach.targets.length} 个群或人`,
  'notice-receipted': ({ notice, unit, receipt }) =>
    `${unit}回执（${notice}${receipt.how === 'phone' ? `，电话，${receipt.name ?? ''}` : ''}）`,
  'notice-urged': ({ notice, units }) => `催未回（${notice}）：${units.join('、')}`,
  'notice-corrected': ({ notice, text }) => `更正通知（${notice}）：${text.title}`,
  'notice-recalled': ({ notice }) => `撤回通知（${notice}）`,
  'notice-attached': ({ notice, attachment }) =>
    `通知（${notice}）${attachment ? `加附件：${attachment.name}` : '去掉附件'}`,
  'message-recalled': ({ key }) => `消息已撤回（${key}）`,
  'message-dropped': ({ key, late }) => `消息${late ? '过了时间，' : ''}不再发送（${key}）`,
  'message-sent': ({ key }) => `消息已送达（${key}）`,
  'message-held': ({ key, detail }) => `消息搁置（${key}，${detail}）`,
  'message-released': ({ key }) => `搁置的消息重新发送（${key}）`,
}

/** Undefined for the machinery's own. */
export function changeWords<Kind extends Change['kind']>(
  change: Extract<Change, { kind: Kind }>,
  ledger: Ledger,
): string | undefined {
  // The table's keys are the union's kinds, which TypeScript cannot follow through the generic.
  const of = (words as Partial<Record<Change['kind'], unknown>>)[change.kind] as
    | ((change: Change, ledger: Ledger) => string)
    | undefined
  return of?.(change, ledger)
}

function reportWords({ status, values, note, unit, onBehalf }: ProgressReport, ledger: Ledger): string {
  const figures = values.map(({ target, value, banner }) => {
    const known = ledger.target(target)
    return `${banner ?? ''}${metricOf(target, ledger)} ${amountWords(value, known?.kind === 'quantitative' ? known.unit : '')}`
  })
  const parts = [unit, statusWords[status], ...figures, note, onBehalf ? `代填，依据：${onBehalf.basis}` : '']
  return parts.filter((part) => part !== '').join('，')
}

function metricOf(id: ProgressReport['values'][number]['target'], ledger: Ledger): string {
  const target = ledger.target(id)
  return target ? metricWords(target) : id
}
