import type { ChatId, OpenId, UnitName } from '../../plan/ids.ts'
import type { NoticeTarget } from '../../plan/notice.ts'
import { reachOf } from '../../state/reach.ts'
import type { DueFacts } from './answered.ts'
import { type Asked, type DueLine, dueOn } from './due.ts'

/** What one group, or one liaison of units without a group, is told of on a day. */
export interface Digest {
  readonly to: NoticeTarget['to']
  /** Those of its units that have something due. */
  readonly units: readonly UnitName[]
  readonly lines: readonly DueLine[]
}

export interface Round {
  readonly digests: readonly Digest[]
  /** Units that have something due and nobody to tell: it stays due. */
  readonly unreached: readonly { readonly unit: UnitName; readonly lines: readonly DueLine[] }[]
}

export const placeOf = (to: Digest['to']): ChatId | OpenId => (to.kind === 'chat' ? to.chat : to.person)

/** Who is told of what on a day: a group once, however many units it serves; a unit in every group it has. */
export function digestsOn(facts: DueFacts, day: string, asked?: Asked): Round {
  const due = dueOn(facts, day, asked)
  const linesOf = (unit: UnitName) => due.get(unit) ?? []
  const { targets, unreachable } = reachOf([...due.keys()], facts)
  return {
    digests: targets.map(({ to, units }) => ({ to, units, lines: units.flatMap(linesOf) })),
    unreached: unreachable.map((unit) => ({ unit, lines: linesOf(unit) })),
  }
}
