import type { Attachment } from '../../plan/notice.ts'
import type { Notice } from '../../state/notices.ts'
import type { SentFile } from '../../understand/intents/notice.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { deskWording as wording } from './desk-wording.ts'
import { markFaults } from './draft.ts'
import { previewCard } from './preview-card.ts'
import { noticeWording } from './wording.ts'

/** A file in reply to the preview. */
export function attachFile(id: string, file: SentFile, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = scene.state.notices.notices[id]
  if (!notice) return say(noticeWording.gone, scene)
  if (notice.stage !== 'draft') return say(wording.attachFailed, scene)
  const attachment = attachmentOf(file, scene)
  const marked = refuseMarked(attachment, scene)
  if (marked) return marked
  const changed: Notice = { ...notice, attachment }
  return say(
    wording.attachedNow(attachment.name || wording.picture),
    scene,
    {
      changes: [{ kind: 'notice-attached', notice: id, attachment }],
      messages: redrawDesks(changed, scene),
    },
    'success',
  )
}

export function detachFile(id: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = scene.state.notices.notices[id]
  if (!notice) return say(noticeWording.gone, scene)
  if (notice.stage !== 'draft') return say(wording.attachFailed, scene)
  const { attachment: _, ...rest } = notice
  return {
    changes: [{ kind: 'notice-attached', notice: id, attachment: null }],
    messages: [],
    reply: { toast: { type: 'info', content: wording.detached }, card: previewCard(rest, scene) },
  }
}

/** A coordinator's file without words may belong to a notice that follows; anybody else's is not ours: undefined. */
export function offerFile(file: SentFile, scene: Scene): Outcome | undefined {
  const { origin } = scene
  if (!isCoordinator(scene) || origin.chatKind !== 'private') return undefined
  const attachment = attachmentOf(file, scene)
  const marked = refuseMarked(attachment, scene)
  if (marked) return marked
  const name = attachment.name === '' ? wording.picture : `《${attachment.name}》`
  return say(
    wording.offered(name),
    scene,
    { changes: [{ kind: 'file-offered', person: origin.person, attachment }] },
    'info',
  )
}

const attachmentOf = ({ file, key, name }: SentFile, { origin }: Scene): Attachment => ({
  ...{ file, key, name: name.slice(0, 200) },
  message: origin.message,
})

function refuseMarked(attachment: Attachment, scene: Scene): Outcome | undefined {
  const [fault] = markFaults({ title: '', body: '' }, attachment)
  return fault && say(fault.words, scene)
}

const redrawDesks = (notice: Notice, scene: Scene) =>
  notice.desks.map(({ message, chat }) => ({
    key: `${scene.origin.eventId}:desk:${message}`,
    act: {
      kind: 'redraw' as const,
      message,
      chat,
      content: { kind: 'card' as const, card: previewCard(notice, scene) },
    },
  }))
