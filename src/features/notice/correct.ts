import { type Card, card } from '../../card/card.ts'
import { fieldText, form, input, submitButton } from '../../card/form.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { NoticeText } from '../../plan/notice.ts'
import type { Notice } from '../../state/notices.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { deskCard } from './desk-card.ts'
import { deskWording } from './desk-wording.ts'
import { markFaults, sizeFaults, textFaults } from './draft.ts'
import { longestInForm, longestTitle, type NoticeFault } from './form.ts'
import { privately } from './privately.ts'
import { progressWording as wording } from './progress-wording.ts'
import { isUntouchable } from './standing.ts'
import { noticeWording } from './wording.ts'

/** 更正: the cards in the groups change where they stand; receipts stay. */
export function correctNotice(id: string, fields: FormFields, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const { state, origin, now } = scene
  const notice = state.notices.notices[id]
  if (!notice) return say(noticeWording.gone, scene)
  if (notice.stage === 'recalled') return say(noticeWording.recalled, scene)
  if (notice.stage !== 'sent') return say(wording.notSent, scene)
  if (isUntouchable(notice, now)) return say(wording.tooOldToCorrect, scene)
  if (!Object.hasOwn(fields, 'title'))
    return privately(correctionForm(notice, notice.text, []), { tasks: [], person: origin.person }, scene)
  const text = correctedText(fields, notice)
  const marks = markFaults(text)
  const faults = marks.length > 0 ? marks : [...textFaults(text), ...sizeFaults({ ...notice, text }, scene)]
  const [first] = faults
  if (first) {
    const reply = {
      toast: { type: 'error' as const, content: first.words },
      card: correctionForm(notice, text, faults),
    }
    return { ...nothing, reply }
  }
  if (text.title === notice.text.title && text.body === notice.text.body) return say(wording.nothingCorrected, scene)
  const corrected: Notice = { ...notice, text, version: notice.version + 1, correctedAt: now.toISOString() }
  return {
    changes: [
      { kind: 'notice-corrected', notice: id, text, person: origin.person },
      // The form has become a card about the notice, and is redrawn with it.
      {
        kind: 'message-now-about',
        message: origin.message,
        about: { tasks: [], person: origin.person, notice: { id, as: 'desk' } },
      },
    ],
    messages: [],
    reply: { toast: { type: 'success', content: wording.correctedToast }, card: deskCard(corrected, scene) },
  }
}

/** What was understood of the old text need not hold for the new one. */
function correctedText(fields: FormFields, { text }: Notice): NoticeText {
  const typed = fieldText(fields, 'body')
  const body = typed === '' && text.body.length > longestInForm ? text.body : typed
  const when = body === text.body && text.when !== undefined ? { when: text.when } : {}
  return { title: fieldText(fields, 'title'), body, ...when }
}

function correctionForm({ id, number }: Notice, { title, body }: NoticeText, faults: readonly NoticeFault[]): Card {
  const isLong = body.length > longestInForm
  const heading = deskWording.correctionTitle(number)
  const again = faults.map(({ field, words }) => `${field} ${words}`).join(' ')
  return card({ title: heading, color: 'orange', summary: heading }, [
    markdown(grey(deskWording.correctionHint)),
    ...(faults.length > 0 ? [markdown(faults.map(({ words }) => `• ${escaped(words)}`).join('\n'))] : []),
    form('notice-correction', [
      input({ name: 'title', label: deskWording.title, value: title, most: longestTitle }),
      input({
        name: 'body',
        label: isLong ? deskWording.bodyKept(body.length) : deskWording.body,
        value: isLong ? '' : body,
        long: true,
      }),
      submitButton('correct', wording.correct, {
        action: 'notice.correct',
        notice: id,
        ...(again !== '' && { again: again.slice(0, 200) }),
      }),
    ]),
  ])
}
