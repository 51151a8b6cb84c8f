import { heldWords } from '../../card/held-wording.ts'
import type { HeldReason } from '../../state/change.ts'

export const deliveryWording = {
  titles: { parked: '有一条消息没发出去', uncertain: '有一条消息不知是否送达' } satisfies Record<HeldReason, string>,
  reason: heldWords,
  about: (question: string) => `回答的是：${question}`,
  to: (whom: string) => `发给：${whom}`,
  what: (title: string) => `内容：${title}`,
  again: '再发一次',
  drop: '不发了',
  queued: '已重新排队。',
  dropped: '好，不发了。',
  settled: '这条消息已经处理过了。',
  coordinatorsOnly: '这件事只有统筹人员能做。',
} as const
