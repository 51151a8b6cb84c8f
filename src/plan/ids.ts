declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** `zd-12` key task, `yq-3` requirement, `bz-5` safeguard. */
export type TaskId = Id<'TaskId'>
/** `zd-12.1`, or `mb-3` for a plan-wide goal. */
export type TargetId = Id<'TargetId'>
/** A unit's name exactly as the plan writes it (`市农牧局`); it is the unit's id. */
export type UnitName = Id<'UnitName'>
export type ChatId = Id<'ChatId'>
export type OpenId = Id<'OpenId'>
export type MessageId = Id<'MessageId'>
export type EventId = Id<'EventId'>

export const asTaskId = (text: string) => text as TaskId
export const asTargetId = (text: string) => text as TargetId
export const asUnitName = (text: string) => text as UnitName
export const asChatId = (text: string) => text as ChatId
export const asOpenId = (text: string) => text as OpenId
export const asMessageId = (text: string) => text as MessageId
export const asEventId = (text: string) => text as EventId
