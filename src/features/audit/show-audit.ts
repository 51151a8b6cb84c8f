import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import { changeWords } from '../../state/change-words.ts'
import type { TrailLine, Whence } from '../../state/trail.ts'
import type { AuditIntent } from '../../understand/intents/audit.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { auditWording as wording } from './wording.ts'

const perPage = 12

/** 记录 12: who did what about it, from where, in the journal's order; the newest page first. */
export function showAudit({ task: id, page }: Extract<AuditIntent, { kind: 'show-audit' }>, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const { ledger, state, origin } = scene
  const task = ledger.task(id)
  if (!task) return say(wording.noSuchTask(id), scene)
  const lines = (state.trail[id] ?? []).flatMap((line) => lineWords(line, scene) ?? [])
  const pages = Math.max(1, Math.ceil(lines.length / perPage))
  const at = Math.min(page, pages - 1)
  const end = lines.length - at * perPage
  const shown = lines.slice(Math.max(0, end - perPage), end)
  const turn = (text: string, to: number) => button(text, { action: 'audit.show', task: id, page: to })
  const steps = [
    ...(at + 1 < pages ? [turn(wording.earlier, at + 1)] : []),
    ...(at > 0 ? [turn(wording.later, at - 1)] : []),
  ]
  const title = wording.title(titleOf(task))
  const content = card({ title, color: 'blue', summary: title }, [
    ...(shown.length > 0 ? shown.map((line) => markdown(line)) : [markdown(wording.nothing)]),
    ...(lines.length > 0 ? [markdown(grey(wording.kept), 'notation')] : []),
    ...(steps.length > 0 ? [buttonRow(steps)] : []),
  ])
  if (origin.kind === 'pressed') return { changes: [], messages: [], reply: { card: content } }
  return replyWith(content, scene)
}

const longestDeed = 300

function lineWords({ seq, at, by, from, change }: TrailLine, scene: Scene): string | undefined {
  const { people, settings, now, ledger } = scene
  const deed = changeWords(change, ledger)
  if (deed === undefined) return undefined
  const who = Object.hasOwn(wording.machines, by) ? wording.machines[by as keyof typeof wording.machines] : undefined
  const person = who ?? personWords(by as Parameters<typeof personWords>[0], people.nameOf(by as never))
  const when = momentWords(at, settings.timeZone, now)
  const place = from ? ` · ${escaped(placeWords(from, scene))}` : ''
  return `<font color='grey'>#${seq} ${escaped(when)}</font> ${person}<font color='grey'>${place}</font>\n${escaped(deed.slice(0, longestDeed))}`
}

function placeWords({ how, chat, privately }: Whence, { state, people }: Scene): string {
  const verb = how === 'typed' ? wording.typed : wording.pressed
  if (privately) return `${wording.privately}${verb}`
  if (chat === undefined) return verb
  const units = people.unitsOfChat(chat)
  const name = state.chats.joined[chat]?.name ?? (units.length > 0 ? units.join('、') : undefined)
  return name ? `${wording.inGroup(name)}${verb}` : verb
}
