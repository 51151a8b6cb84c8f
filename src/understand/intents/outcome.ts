import { z } from 'zod'
import type { TargetId } from '../../plan/ids.ts'
import { type FormFields, targetId } from './fields.ts'

/** 达成 · 未达成 · 延续到 a day. */
export type SortedAs = 'met' | 'not-met' | 'extended'

/** `open`: those that wait; `sorted`: those that have their outcome. */
export interface SortView {
  readonly show: 'open' | 'sorted'
  readonly page: number
}

/** What became of targets that were past when the plan was taken up. */
export type OutcomeIntent =
  | { readonly kind: 'show-past'; readonly view: SortView }
  | {
      readonly kind: 'sort-past'
      readonly targets: readonly TargetId[]
      readonly as: SortedAs
      readonly view: SortView
    }
  /** 延续到: the form with the day came back. */
  | { readonly kind: 'extend-past'; readonly target: TargetId; readonly form: FormFields }

const show = z.enum(['open', 'sorted']).default('open')
const page = z.int().min(0).max(1000).default(0)

export const outcomeButtons = [
  z.object({ action: z.literal('outcome.show'), show, page }),
  z.object({
    action: z.literal('outcome.sort'),
    /** As many as a page shows. */
    targets: z.array(targetId).min(1).max(20),
    as: z.enum(['met', 'not-met', 'extended']),
    show,
    page,
  }),
  z.object({ action: z.literal('outcome.extend'), target: targetId, again: z.string().max(100).optional() }),
] as const

type Pressed = z.output<(typeof outcomeButtons)[number]>

export function readOutcomePress(pressed: Pressed, form: FormFields): OutcomeIntent {
  switch (pressed.action) {
    case 'outcome.show':
      return { kind: 'show-past', view: { show: pressed.show, page: pressed.page } }
    case 'outcome.sort': {
      const { targets, as, show: shown, page: at } = pressed
      return { kind: 'sort-past', targets, as, view: { show: shown, page: at } }
    }
    case 'outcome.extend':
      return { kind: 'extend-past', target: pressed.target, form }
    default:
      return pressed satisfies never
  }
}

export const readOutcomeCommand = (text: string): OutcomeIntent | undefined =>
  /^(?:到期|过期|期限)?(?:清理|归类)(?:一下)?$/.test(text)
    ? { kind: 'show-past', view: { show: 'open', page: 0 } }
    : undefined
