import type { ChatId, MessageId, OpenId, UnitName } from './ids.ts'

/** What a notice says. */
export interface NoticeText {
  readonly title: string
  /** As typed; what of it is markup is decided where it is drawn. */
  readonly body: string
  /** The moment that it announces, an instant; shown in full beside words such as 25号下午. */
  readonly when?: string
}

/** A file of the coordinator's, named by the message that brought it. */
export interface Attachment {
  readonly file: 'file' | 'picture'
  readonly message: MessageId
  readonly key: string
  readonly name: string
}

/** One message of the notice: a group, or a liaison of a unit without one. */
export interface NoticeTarget {
  readonly to: { readonly kind: 'chat'; readonly chat: ChatId } | { readonly kind: 'person'; readonly person: OpenId }
  /** A group bound to several units gets one for all of them. */
  readonly units: readonly UnitName[]
}

/** Whom a notice reaches, and who stays without. */
export interface Reach {
  readonly targets: readonly NoticeTarget[]
  readonly unreachable: readonly UnitName[]
}

export interface NoticeDraft extends Reach {
  readonly id: string
  readonly person: OpenId
  readonly text: NoticeText
  readonly units: readonly UnitName[]
  readonly receipt: boolean
  /** Instants. */
  readonly closes?: string
  readonly sendAt?: string
  /** @所有人, because the coordinator ticked it. */
  readonly atAll: boolean
  readonly attachment?: Attachment
}

/** A unit has received it: one of its people pressed, or a coordinator noted what was said elsewhere. */
export interface Receipt {
  readonly how: 'tap' | 'phone'
  /** Who pressed, or who noted it. */
  readonly person: OpenId
  /** Who said so on the phone. */
  readonly name?: string
  readonly at: string
}

/**
 * `draft` previewed · `scheduled` · `held-back` due, but only a person may send it now · `sent` · `cancelled` before it
 * was sent, or replaced by a newer preview · `recalled`
 */
export type NoticeStage = 'draft' | 'scheduled' | 'held-back' | 'sent' | 'cancelled' | 'recalled'
