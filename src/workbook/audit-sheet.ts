import type { Ledger } from '../plan/ledger.ts'
import { titleOf } from '../plan/task.ts'
import { wallTimeIn } from '../plan/time-zone.ts'
import type { Change, Entry } from '../state/change.ts'
import { changeWords } from '../state/change-words.ts'
import type { ChatState } from '../state/chats.ts'
import type { People } from '../state/people.ts'
import { type Whence, whenceOf } from '../state/trail.ts'
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
  readonly from: Whence | undefined
  readonly event: string | undefined
  readonly words: string
  readonly task: string | undefined
}

/** By id, as the entries read so far drafted them: people know a notice by its title. */
export type NoticeTitles = Map<string, string>

/** What an entry says that somebody did; the machinery's own says nothing. */
export function deedsOf(entry: Entry, ledger: Ledger, titles: NoticeTitles): readonly Deed[] {
  const from = whenceOf(entry)
  for (const change of entry.changes)
    if (change.kind === 'notice-drafted') titles.set(change.notice.id, change.notice.text.title)
  const named = (words: string, change: Change) => {
    const title = 'notice' in change && typeof change.notice === 'string' && titles.get(change.notice)
    return title ? words.replace(`${change.notice}`, `《${title}》`) : words
  }
  return entry.changes.flatMap((change) => {
    // A redraw that arrived leaves the outbox in the same way as a message that a coordinator gave up.
    if (change.kind === 'message-dropped' && entry.by === 'sender' && !change.late) return []
    const words = changeWords(change, ledger)
    if (words === undefined) return []
    const task = 'task' in change ? ledger.task(change.task) : undefined
    const { seq, at, by, eventId: event } = entry
    return [{ seq, at, by, from, event, words: named(words, change), task: task && titleOf(task) }]
  })
}

export interface AuditFacts {
  readonly people: Pick<People, 'nameOf' | 'unitsOfChat'>
  readonly chats: ChatState
  readonly timeZone: string
}

/** Everything that was done, in the journal's order. */
export function auditSheets(deeds: readonly Deed[], { people, chats, timeZone }: AuditFacts): readonly Sheet[] {
  const placeOf = ({ from }: Deed) => {
    if (from?.chat === undefined) return undefined
    const name = chats.joined[from.chat]?.name ?? people.unitsOfChat(from.chat).join('、')
    return name === '' ? from.chat : `${name}（${from.chat}）`
  }
  const wayOf = ({ from }: Deed) => from && `${from.privately ? wording.privately : ''}${wording.ways[from.how]}`
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
        { title: columns.way, width: 14, cell: (deed) => text(wayOf(deed)) },
        { title: columns.chat, width: 34, cell: (deed) => text(placeOf(deed)) },
        { title: columns.openId, width: 34, cell: ({ by }) => text(by) },
        { title: columns.event, width: 34, cell: ({ event }) => text(event) },
      ],
      deeds.slice(at * rowsASheet, (at + 1) * rowsASheet),
      2,
    ),
  )
}
