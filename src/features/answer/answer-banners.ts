import type { Ledger } from '../../plan/ledger.ts'
import { metricWords, shortDeadline, valueWords } from '../../plan/target-wording.ts'
import { locatorOf, type Task, titleOf } from '../../plan/task.ts'
import type { Question } from '../../understand/question.ts'
import { type Answer, answerOf, type Block } from './answer.ts'
import { bannerReaches, tasksBy } from './answer-owners.ts'

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

/** All that the rule reaches; the requirement that states it names the banners itself and stands before them. */
const reached = (ledger: Ledger): Task[] =>
  ledger.plan.tasks.filter((task) => bannerReaches(ledger, task) && task.id !== ledger.plan.bannerRule.statedIn)

const ruleWords = (ledger: Ledger) => {
  const stated = ledger.task(ledger.plan.bannerRule.statedIn)
  return `${stated ? locatorOf(stated) : ''}写明：此后的任务均涉及各旗区党委和政府，不再单独列出。`
}

export function answerBannerDuties(question: Of<'banner-duties'>, ledger: Ledger): Answer {
  const tasks = reached(ledger)
  const who = question.banner ?? '各旗区'
  const own = ledger.plan.tasks.flatMap((task) =>
    task.targets
      .filter((target) => target.kind === 'quantitative' && (target.per === 'banner' || target.per === 'township'))
      .map((target) => ({ task, target })),
  )
  const placed = ledger.plan.tasks.flatMap((task) =>
    task.measures
      .filter((measure) => question.banner !== undefined && measure.includes(question.banner))
      .map((measure) => ({ task, measure })),
  )
  const key = tasks.filter((task) => task.kind === 'key').length
  const blocks: Block[] = [
    {
      kind: 'line',
      text: `${question.whether === undefined ? '' : question.whether === 'yes' ? '要。' : '不是，要参与。'}${ruleWords(ledger)}所以${who}要参与全部 ${key} 项重点工作和 ${tasks.length - key} 项具体要求。`,
      strong: true,
    },
  ]
  if (own.length > 0) {
    blocks.push({ kind: 'line', text: '直接落到旗区、苏木乡镇的指标：' })
    blocks.push({
      kind: 'rows',
      rows: own.map(({ task, target }) => ({
        label: `${locatorOf(task)} ${metricWords(target)}`,
        value: valueWords(target),
        detail: shortDeadline(target),
      })),
    })
  }
  if (placed.length > 0) {
    blocks.push({ kind: 'line', text: `点到${who}的事：` })
    blocks.push({ kind: 'rows', rows: placed.map(({ task, measure }) => ({ label: locatorOf(task), value: measure })) })
  }
  blocks.push({ kind: 'tasks', tasks: tasks.map((task) => ({ id: task.id, label: titleOf(task) })) })
  const stated = ledger.task(ledger.plan.bannerRule.statedIn)
  return answerOf('banner-duties', '', blocks, {
    tasks: tasks.map(({ id }) => id),
    units: [ledger.plan.bannerRule.collectiveName],
    verdict: question.whether ?? null,
    count: question.asks === 'count' ? key : tasks.length,
    source: stated ? [locatorOf(stated)] : [],
  })
}

export function answerBannerInvolved(question: Of<'banner-involved'>, ledger: Ledger): Answer {
  const tasks = tasksBy(ledger, question.tasks)
  const involved = tasks.filter((task) => bannerReaches(ledger, task))
  const takesPart = involved.length > 0
  // 是不是就不用管改厕了: the answer to the question as put is the opposite.
  const yes = takesPart !== question.negated
  const who = question.banner ?? '各旗区'
  const where = tasks.map(titleOf).join('；')
  const listed = tasks.filter((task) => task.units.includes(ledger.plan.bannerRule.collectiveName))
  const blocks: Block[] = takesPart
    ? [
        {
          kind: 'line',
          text: `${question.negated ? '不是，要参与' : '要'}。${who}党委和政府要参与：${where}。`,
          strong: true,
        },
        { kind: 'note', text: listed.length > 0 ? '这一条把各旗区党委、政府直接列为责任单位。' : ruleWords(ledger) },
      ]
    : [{ kind: 'line', text: `方案没有把${who}列入：${where}。`, strong: true }]
  for (const task of tasks) {
    for (const target of task.targets) {
      if (target.kind !== 'quantitative' || target.per === undefined) continue
      blocks.push({
        kind: 'rows',
        rows: [{ label: metricWords(target), value: valueWords(target), detail: shortDeadline(target) }],
      })
    }
  }
  return answerOf('banner-involved', '', blocks, {
    tasks: tasks.map(({ id }) => id),
    units: takesPart ? [ledger.plan.bannerRule.collectiveName] : [],
    verdict: yes ? 'yes' : 'no',
    source: tasks.map(locatorOf),
  })
}

/** 草原保险试点: only the banners that the measure names. */
export function answerBannerPlaced({ task: id, measure, banner }: Of<'banner-placed'>, ledger: Ledger): Answer {
  const task = ledger.task(id)
  const named = ledger.plan.bannerRule.banners.filter((each) =>
    measure.split(/[、，]|试点/).some((word) => word.startsWith(each)),
  )
  const isNamed = banner !== undefined && named.includes(banner)
  const only = `这件事方案只点到${named.join('、')}。`
  const text = banner === undefined ? only : isNamed ? `是。${only}` : `不是。${only}`
  return answerOf(
    'banner-placed',
    task ? titleOf(task) : '',
    [
      { kind: 'line', text, strong: true },
      { kind: 'line', text: measure },
    ],
    {
      tasks: [id],
      units: named,
      verdict: banner === undefined ? null : isNamed ? 'yes' : 'no',
      source: task ? [locatorOf(task)] : [],
    },
  )
}

export function answerBannerList(question: Of<'banner-list'>, ledger: Ledger): Answer {
  const { banners, collectiveName } = ledger.plan.bannerRule
  return answerOf(
    'banner-list',
    '',
    [
      { kind: 'line', text: `${banners.length} 个旗区：`, strong: true },
      { kind: 'units', units: banners },
    ],
    { units: question.asks === 'count' ? [collectiveName] : banners, count: banners.length },
  )
}
