import type { Attachment } from '../../plan/notice.ts'
import type { InstantWords } from '../../plan/read-day.ts'
import { dayIn, instantAt } from '../../plan/time-zone.ts'
import { asDrafted, type Notice } from '../../state/notices.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import { readNoticeWords } from '../../understand/notice-words.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { deskWording } from './desk-wording.ts'
import { type Drafted, draftNotice } from './draft.ts'
import { emptyNotice, noticeForm, readNoticeForm, type TypedNotice, typedOf } from './form.ts'
import { previewCard } from './preview-card.ts'
import { privately } from './privately.ts'
import { noticeWording as wording } from './wording.ts'

/** 发通知, or 修改 of a preview. */
export function openNotice(from: string | undefined, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const { state, ledger, settings } = scene
  const former = from === undefined ? undefined : state.notices.notices[from]
  if (from !== undefined && !former) return say(wording.gone, scene)
  if (former && isOver(former)) return say(deskWording.alreadyOver, scene)
  const typed = former ? typedOf(former, settings.timeZone) : emptyNotice
  return privately(noticeForm({ typed, ledger, from }), { tasks: [], person: scene.origin.person }, scene)
}

const isOver = ({ stage }: Notice) => stage === 'sent' || stage === 'cancelled' || stage === 'recalled'

/** The form came back: it becomes the preview, or says what is wrong and keeps what was typed. */
export function previewNotice(fields: FormFields, from: string | undefined, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const { origin, state, ledger, now } = scene
  const former = from === undefined ? undefined : state.notices.notices[from]
  if (former && isOver(former)) return say(deskWording.alreadyOver, scene)
  const typed = readNoticeForm(fields, former)
  const attachment = former?.attachment ?? offeredFile(scene)
  const drafted = draftNotice({ id: origin.eventId, typed, attachment, when: whenOf(former, typed) }, scene)
  if (drafted.kind === 'faulty') {
    const [first] = drafted.faults
    const card = noticeForm({ typed, ledger, from, faults: drafted.faults })
    return { ...nothing, reply: { toast: { type: 'error', content: first?.words ?? '' }, card } }
  }
  const notice = asDrafted(drafted.draft, now.toISOString())
  const doubts = former?.stage === 'scheduled' ? [deskWording.replacedScheduled, ...drafted.doubts] : drafted.doubts
  return {
    changes: [
      { kind: 'notice-drafted', notice: drafted.draft, ...(from !== undefined && { replaces: from }) },
      {
        kind: 'message-now-about',
        message: origin.message,
        about: { tasks: [], person: origin.person, notice: { id: notice.id, as: 'desk' } },
      },
    ],
    messages: [],
    reply: { card: previewCard(notice, scene, doubts) },
  }
}

/** What was understood of a text holds as long as the text does. */
const whenOf = (former: Notice | undefined, { body }: TypedNotice) =>
  former?.text.body === body ? former.text.when : undefined

/** 发通知 25号下午三点…: understood, and shown for confirmation. */
export function dictateNotice(text: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const { origin, ledger, settings, now, vocabulary } = scene
  const words = readNoticeWords(text, dayIn(now, settings.timeZone), vocabulary)
  const moment = (named: InstantWords | undefined, usual: string) =>
    named ? `${named.day} ${named.time ?? usual}` : ''
  const typed: TypedNotice = {
    ...{ title: words.title, body: words.body, audience: [], audienceMore: words.audience, receipt: words.receipt },
    ...{ closes: moment(words.closes, '18:00'), sendAt: moment(words.sendAt, settings.reminderHour), atAll: false },
  }
  const instant = (named: InstantWords | undefined) =>
    named && instantAt(named.day, named.time ?? '00:00', settings.timeZone).toISOString()
  const id = origin.eventId
  const drafted = draftNotice({ id, typed, when: instant(words.when), attachment: offeredFile(scene) }, scene)
  if (drafted.kind === 'faulty') return refuse(drafted, typed, scene)
  const { draft } = drafted
  const doubts = [...drafted.doubts, ...(words.unclear === '' ? [] : [deskWording.leftInBody(words.unclear)])]
  const card = previewCard(asDrafted(draft, now.toISOString()), scene, doubts)
  const about = { tasks: [], person: origin.person, notice: { id, as: 'desk' } } as const
  return privately(card, about, scene, [{ kind: 'notice-drafted', notice: draft }])

  function refuse({ faults, marked }: Extract<Drafted, { kind: 'faulty' }>, said: TypedNotice, at: Scene): Outcome {
    // What bears a secrecy mark is written down nowhere, not even in a form on its way.
    if (marked) return say(faults[0]?.words ?? '', at)
    // Who is spoken of in the text is filled in, and left to the coordinator to agree to.
    const { mentioned } = words
    const filled = mentioned === '' ? said : { ...said, audienceMore: mentioned }
    const told = faults.map((fault) =>
      fault.field === 'audience' && mentioned !== '' ? { ...fault, words: deskWording.mentioned(mentioned) } : fault,
    )
    return privately(noticeForm({ typed: filled, ledger, faults: told }), { tasks: [], person: at.origin.person }, at)
  }
}

const offerLasts = 10 * 60_000

/** A file that the coordinator sent just before. */
export function offeredFile({ state, origin, now }: Scene): Attachment | undefined {
  const offered = state.notices.offered[origin.person]
  return offered && now.getTime() - Date.parse(offered.at) < offerLasts ? offered.attachment : undefined
}
