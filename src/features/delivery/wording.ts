import { heldWords } from '../../card/held-wording.ts'
import type { HeldReason } from '../../state/change.ts'

export const deliveryWording = {
  titles: { parked: '有一条消息没发出去', uncertain: '有一条消息不知是否送达' } satisfies Record<HeldReason, string>,
  reason: heldWords,
  about: (question: string) => `回答的是：${question}`,
  to: (whom: string) => `发给：${whom}`,
  what: (title: string) => `内容：${title}`,
  notPrivate: '表单没能私聊发给你',
  howWithout: (task: string) =>
    `请在飞书里搜索本机器人，打开私聊说一句话，再来点一次“填报”。打不开的话，可能不在机器人的可用范围内，请找管理员；急的话直接在群里 @我 写数，例如“填报 ${task || '12'} 污水 61.2”。`,
  again: '再发一次',
  drop: '不发了',
  queued: '已重新排队。',
  dropped: '好，不发了。',
  late: '这条提醒过了当天的时间，不补发；还没报的事项，下次提醒一起说。',
  settled: '这条消息已经处理过了。',
  coordinatorsOnly: '这件事只有统筹人员能做。',
} as const
