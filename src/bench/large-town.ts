import type { TaskId, UnitName } from '../plan/ids.ts'
import { createLedger, type Ledger } from '../plan/ledger.ts'
import { statuses } from '../plan/progress.ts'
import type { Task } from '../plan/task.ts'
import type { Unit } from '../plan/unit.ts'
import { applyEntry, emptyState, type State } from '../state/state.ts'

/** A province's plan: so many tasks made of the shipped ones, and so many units with long names. */
export function largeLedger({ plan, units }: Pick<Ledger, 'plan' | 'units'>, size: number, unitCount: number): Ledger {
  const named = Array.from({ length: unitCount }, (_, at): Unit => {
    const name = `第${at + 1}个名称特别长的自治区直属机关事务管理协调办公室` as UnitName
    return { name, kind: 'government', level: 'city', aliases: [], shortAliases: [], notToConfuseWith: [] }
  })
  const keys = plan.tasks.filter(({ kind }) => kind === 'key')
  const tasks = Array.from({ length: size }, (_, at): Task => {
    const one = keys[at % keys.length] as Task
    const id = `zd-${at + 1}` as TaskId
    const owners = [0, 1, 2].flatMap((step) => named[(at * 3 + step) % unitCount]?.name ?? [])
    const targets = one.targets.map((target, place) => {
      const { repeats: _, ...rest } = target
      return { ...rest, id: `${id}.${place + 1}` as typeof target.id }
    })
    return { ...one, id, number: at + 1, title: `第${at + 1}片区${one.title}`, units: owners, targets }
  })
  const bannerRule = {
    ...plan.bannerRule,
    statedIn: 'zd-1' as TaskId,
    banners: named.slice(0, 9).map(({ name }) => name),
  }
  return createLedger({ ...plan, tasks, goals: [], bannerRule }, { ...units, units: named, successions: [] })
}

/** What is true after so many reports, spread over the tasks and the months up to November 2025. */
export function reportedState(ledger: Ledger, reports: number): State {
  const state = emptyState()
  const { tasks } = ledger.plan
  const rounds = Math.ceil(reports / tasks.length)
  for (let index = 0; index < reports; index += 1) {
    const task = tasks[index % tasks.length] as Task
    const round = Math.floor(index / tasks.length)
    const before = rounds - 1 - round
    const month = 2025 * 12 + 10 - Math.floor(before / 4)
    const period = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    const unit = (task.units[index % 3] ?? task.units[0]) as UnitName
    const report = {
      ...{
        id: `${task.id}#${round + 1}`,
        task: task.id,
        unit,
        person: 'ou_bench' as never,
        period,
        late: index % 17 === 0,
      },
      at: `${period}-${String((index % 25) + 1).padStart(2, '0')}T02:00:00Z`,
      how: 'report' as const,
      status: statuses[index % 3] ?? 'on_track',
      note: '本月新增 3 个村，管网 12 公里，下月进场施工',
      values: task.targets.flatMap((target) =>
        target.kind === 'quantitative'
          ? [{ target: target.id, value: 40 + (round % 30), words: String(40 + (round % 30)) }]
          : [],
      ),
    }
    applyEntry(state, {
      ...{ seq: index + 1, at: report.at, by: 'import' },
      changes: [{ kind: 'report-submitted', task: task.id, report, counts: true }],
    })
  }
  return state
}
