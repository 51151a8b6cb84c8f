import type { Ledger } from '../plan/ledger.ts'
import { titleOf } from '../plan/task.ts'
import { wallTimeIn } from '../plan/time-zone.ts'
import type { Entry } from '../state/change.ts'
import { changeWords } from '../state/change-words.ts'
import type { People } from '../state/people.ts'
import { whenceOf } from '../state/trail.ts'
import { moment, number, type Sheet, sheetOf, text } from './sheet.ts'
import { workbookWording as wording } from './wording.ts'

const { columns } = wording
/** Excel's own limit is 1,048,576 rows. */
const rowsASheet = 1_000_000

/** One thing that was done. */
export interface Deed {
  readonly seq: number
  readonly at: string
  readonly by: Entry['by']
  readonly how: 'typed' | 'pressed' | undefined
  readonly chat: string | undefined
  readonly event: string | undefined
  readonly words: string
  readonly task: string | undefined
}

/** What an entry says that somebody did; the machinery's own says nothing. */
export function deedsOf(entry: Entry, ledger: Ledger): readonly Deed[] {
  const from = whenceOf(entry)
  return entry.changes.flatMap((change) => {
    // A redraw that arrived leaves the outbox in the same way as a message that a coordinator gave up.
    if (change.kind === 'message-dropped' && entry.by === 'sender') return []
    const words = changeWords(change, ledger)
    if (words === undefined) return []
    const task = 'task' in change ? ledger.task(change.task) : undefined
    const { seq, at, by, eventId: event } = entry
    return [{ seq, at, by, how: from?.how, chat: from?.chat, event, words, task: task && titleOf(task) }]
  })
}

/** Everything that was done, in the journal's order. */
export function auditSheets(
  deeds: readonly Deed[],
  { people, timeZone }: { readonly people: Pick<People, 'nameOf'>; readonly timeZone: string },
): readonly Sheet[] {
  const who = (by: Deed['by']) =>
    Object.hasOwn(wording.machines, by)
      ? wording.machines[by as keyof typeof wording.machines]
      : (people.nameOf(by as Parameters<typeof people.nameOf>[0]) ?? by)
  const sheets = Math.max(1, Math.ceil(deeds.length / rowsASheet))
  return Array.from({ length: sheets }, (_, at) =>
    sheetOf(
      at === 0 ? wording.sheets.audit : `${wording.sheets.audit} ${at + 1}`,
      [
        { title: columns.seq, width: 9, cell: ({ seq }: Deed) => number(seq) },
        { title: columns.when, width: 17, cell: (deed) => moment(wallTimeIn(new Date(deed.at), timeZone)) },
        { title: columns.who, width: 14, cell: ({ by }) => text(who(by)) },
        { title: columns.deed, width: 80, cell: ({ words }) => text(words) },
        { title: columns.task, width: 34, cell: ({ task }) => text(task) },
        { title: columns.way, width: 10, cell: ({ how }) => text(how && wording.ways[how]) },
        { title: columns.chat, width: 34, cell: ({ chat }) => text(chat) },
        { title: columns.openId, width: 34, cell: ({ by }) => text(by) },
        { title: columns.event, width: 34, cell: ({ event }) => text(event) },
      ],
      deeds.slice(at * rowsASheet, (at + 1) * rowsASheet),
      2,
    ),
  )
}
