import type { TaskId } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { locatorOf, titleOf } from '../../plan/task.ts'
import type { Question } from '../../understand/question.ts'
import { type Answer, answerOf, type Block } from './answer.ts'
import { answerBannerDuties, answerBannerInvolved, answerBannerList, answerBannerPlaced } from './answer-banners.ts'
import { answerIsOwner, answerOwnerCount, answerOwners, answerTask, answerWhere, tasksBy } from './answer-owners.ts'
import { answerProgress } from './answer-progress.ts'
import {
  answerChapters,
  answerExtreme,
  answerSameUnit,
  answerTasksWhere,
  answerUnitsWhere,
  answerUnitTasks,
} from './answer-sets.ts'
import { answerIsValue, answerTargets, answerTargetsWhere } from './answer-targets.ts'
import { refusalWords } from './refusal-wording.ts'
import type { Reported } from './reported.ts'
import { answerWording as wording } from './wording.ts'

/** The ledger's answer to a question as understood: pure, and nothing in it that the plan or a report does not say. */
export function answerQuestion(question: Question, ledger: Ledger, reported?: Reported): Answer {
  switch (question.kind) {
    case 'owners':
      return answerOwners(question, ledger, reported)
    case 'task':
      return answerTask(question, ledger, reported)
    case 'owner-count':
      return answerOwnerCount(question, ledger)
    case 'is-owner':
      return answerIsOwner(question, ledger)
    case 'where':
      return answerWhere(question, ledger)
    case 'targets':
      return answerTargets(question, ledger, reported)
    case 'is-value':
      return answerIsValue(question, ledger)
    case 'targets-where':
      return answerTargetsWhere(question, ledger)
    case 'unit-tasks':
      return answerUnitTasks(question, ledger)
    case 'tasks-where':
      return answerTasksWhere(question, ledger)
    case 'extreme':
      return answerExtreme(question, ledger)
    case 'units-where':
      return answerUnitsWhere(question, ledger)
    case 'chapters':
      return answerChapters(ledger)
    case 'same-unit':
      return answerSameUnit(question, ledger)
    case 'banner-duties':
      return answerBannerDuties(question, ledger)
    case 'banner-involved':
      return answerBannerInvolved(question, ledger)
    case 'banner-placed':
      return answerBannerPlaced(question, ledger)
    case 'banner-list':
      return answerBannerList(question, ledger)
    case 'frequency':
      return answerFrequency(question, ledger)
    case 'progress':
      return answerProgress(question, ledger, reported)
    case 'is-stated':
      return answerIsStated(question, ledger)
    case 'measure-figure':
      return answerMeasureFigure(question, ledger)
    case 'plan-fact':
      return answerPlanFact(question, ledger)
    case 'choices':
      return answerChoices(question, ledger)
    case 'refused':
      return answerRefused(question, ledger)
    default:
      return question satisfies never
  }
}

function answerFrequency({ task: id }: Extract<Question, { kind: 'frequency' }>, ledger: Ledger): Answer {
  const task = ledger.task(id)
  const yearly = task?.targets.filter(({ deadline }) => deadline?.kind === 'yearly') ?? []
  const regular = task?.measures.some((measure) => measure.includes('定期')) ?? false
  const words =
    yearly.length > 0
      ? `${yearly.map(({ metric }) => metric).join('、')}：每年一次。`
      : regular
        ? '方案只写定期，没有写多久一次。'
        : '方案没有写多久一次。'
  return answerOf('frequency', task ? titleOf(task) : '', [{ kind: 'line', text: words, strong: true }], {
    tasks: [id],
    source: task ? [locatorOf(task)] : [],
  })
}

function answerIsStated(question: Extract<Question, { kind: 'is-stated' }>, ledger: Ledger): Answer {
  const task = ledger.task(question.task)
  const { words, verdict } = question
  const blocks: Block[] = [{ kind: 'line', text: wording.stated(verdict, words), strong: true }]
  return answerOf('is-stated', task ? titleOf(task) : '', blocks, {
    tasks: [question.task],
    verdict,
    source: task ? [locatorOf(task)] : [],
  })
}

function answerMeasureFigure(
  { task: id, measure }: Extract<Question, { kind: 'measure-figure' }>,
  ledger: Ledger,
): Answer {
  const task = ledger.task(id)
  return answerOf('measure-figure', task ? titleOf(task) : '', [{ kind: 'line', text: measure, strong: true }], {
    tasks: [id],
    source: task ? [locatorOf(task)] : [],
  })
}

function answerPlanFact({ fact }: Extract<Question, { kind: 'plan-fact' }>, { plan }: Ledger): Answer {
  const count = (kind: string) => plan.tasks.filter((task) => task.kind === kind).length
  const words = {
    number: `文号：${plan.documentNumber}`,
    'issued-on': `印发日期：${plan.issuedOn}`,
    issuer: `印发单位：${plan.issuer}`,
    title: plan.title,
    lead: '方案没有写谁牵头，每项任务只按顺序列了责任单位。',
    principles: `基本原则共 ${plan.principles} 条。`,
    size: `重点工作 ${count('key')} 项，具体要求 ${count('requirement')} 项，保障措施 ${count('safeguard')} 项。`,
  }[fact]
  return answerOf('plan-fact', '', [{ kind: 'line', text: words, strong: true }], {
    count: fact === 'size' ? plan.tasks.length : fact === 'principles' ? plan.principles : null,
  })
}

function choiceBlocks(tasks: readonly { id: TaskId; label: string }[]): Block[] {
  return tasks.length > 0 ? [{ kind: 'tasks', tasks }] : []
}

function answerChoices({ tasks: ids }: Extract<Question, { kind: 'choices' }>, ledger: Ledger): Answer {
  const tasks = tasksBy(ledger, ids).map((task) => ({ id: task.id, label: titleOf(task) }))
  return answerOf('choices', '', [{ kind: 'line', text: '您问的是哪一项？', strong: true }, ...choiceBlocks(tasks)], {
    outcome: 'choices',
    choices: ids,
  })
}

/** Refusals that one more word in the lexicon could turn into an answer. */
const teachable: readonly string[] = ['not-in-plan', 'no-subject', 'no-such-value', 'no-names']

function answerRefused({ why }: Extract<Question, { kind: 'refused' }>, ledger: Ledger): Answer {
  const { sentence, next } = refusalWords(why)
  const near = 'near' in why ? why.near : []
  const tasks = tasksBy(ledger, near).map((task) => ({ id: task.id, label: titleOf(task) }))
  return answerOf(
    'refused',
    '',
    [{ kind: 'line', text: sentence, strong: true }, { kind: 'note', text: next }, ...choiceBlocks(tasks)],
    { outcome: 'refused', choices: near, unanswered: teachable.includes(why.kind) },
  )
}
