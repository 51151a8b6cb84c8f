import { z } from 'zod'
import type { CardFault, CardSurroundings } from '../card-schema/fault.ts'
import { validateCard } from '../card-schema/validate-card.ts'
import type { Attempt } from '../events/delivery.ts'

const i18n = z.record(z.enum(['zh_cn', 'zh_hk', 'zh_tw', 'en_us', 'ja_jp']), z.string().optional())
export const toastSchema = z.strictObject({
  type: z.enum(['info', 'success', 'error', 'warning']).default('info'),
  content: z.string().min(1),
  i18n: i18n.optional(),
})
const answerSchema = z.strictObject({
  toast: toastSchema.optional(),
  card: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('raw'), data: z.record(z.string(), z.unknown()) }),
      z.strictObject({
        type: z.literal('template'),
        data: z.strictObject({
          template_id: z.string(),
          template_version_name: z.string().optional(),
          template_variable: z.record(z.string(), z.unknown()).optional(),
        }),
      }),
    ])
    .optional(),
})

export interface PressError {
  readonly code: number
  readonly text: string
  /** For whoever writes the bot; the client shows only code and text. */
  readonly detail?: string
}

export interface ReadAnswer {
  readonly toast?: z.infer<typeof toastSchema>
  readonly card?: Readonly<Record<string, unknown>>
  readonly error?: PressError
}

const texts: Readonly<Record<number, string>> = {
  200340: '出错了，请稍后重试',
  200341: '目标回调服务超时未响应',
  200342: '目标回调服务连接失败',
  200671: '目标回调服务返回了异常状态',
  200672: '目标回调服务返回的格式有误',
  200673: '目标回调服务返回的卡片有误',
  200830: '卡片版本不一致',
}

export function pressError(code: number, detail?: string): PressError {
  return { code, text: `${texts[code] ?? '出错了'}，code: ${code}`, ...(detail === undefined ? {} : { detail }) }
}

/** Reads the bot's answer to a press as strictly as the client's platform does. */
export function readAnswer(attempt: Attempt | undefined, around: CardSurroundings): ReadAnswer {
  const failed = { timeout: 200341, connect: 200342, status: 200671, 'not-verified': 200340, 'not-connected': 200340 }
  if (attempt === undefined) return { error: pressError(200340) }
  if (attempt.problem) return { error: pressError(failed[attempt.problem]) }
  const read = answerSchema.safeParse(attempt.answer)
  if (!read.success) return { error: pressError(200672, z.prettifyError(read.error)) }
  const { toast, card } = read.data
  const shown = toast ? { toast } : {}
  if (!card) return shown
  if (card.type === 'template') return { error: pressError(200673, 'this stand-in knows no templates') }
  if (card.data.schema !== '2.0') return { error: pressError(200830) }
  const checked = validateCard(JSON.stringify(card.data), around)
  if ('fault' in checked) return { error: pressError(200673, faultText(checked.fault)) }
  return { ...shown, card: checked.card }
}

function faultText(fault: CardFault): string {
  return `ErrCode: ${fault.code}; ErrPath: ${fault.path}; ErrMsg: ${fault.message}`
}
