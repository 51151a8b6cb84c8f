import { z } from 'zod'

/** A message that was set aside: send it again, or not at all. */
export type DeliveryIntent = { readonly kind: 'settle-held'; readonly key: string; readonly what: 'release' | 'drop' }

export const deliveryButtons = [
  z.object({ action: z.literal('message.release'), key: z.string().min(1).max(300) }),
  z.object({ action: z.literal('message.drop'), key: z.string().min(1).max(300) }),
] as const
