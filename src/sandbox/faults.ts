import { z } from 'zod'
import { newId } from './world/ids.ts'

const common = {
  /** The API meant, such as `im.messages.create`, or the start of its name; missing: every one. */
  on: z.string().optional(),
  /** How many requests it spoils; missing: until cleared. */
  times: z.int().positive().optional(),
}

/** What can go wrong on demand. `outage` cuts every connection until it is cleared. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(120_000), ...common }),
  z.strictObject({
    kind: z.literal('error'),
    status: z.int().min(400).max(599).default(500),
    code: z.int().default(2200),
    /** What stands behind the code's own words, such as `ErrCode: 11310; ErrMsg: card action is lock`. */
    detail: z.string().default('fault on demand'),
    ...common,
  }),
  z.strictObject({ kind: z.literal('reset-before'), ...common }),
  z.strictObject({ kind: z.literal('reset-after'), ...common }),
  z.strictObject({ kind: z.literal('rate-limit'), resetAfter: z.int().min(1).default(1), ...common }),
  z.strictObject({ kind: z.literal('outage') }),
  z.strictObject({ kind: z.literal('expired-token'), times: z.int().positive().default(1) }),
  z.strictObject({ kind: z.literal('duplicate-events'), copies: z.int().min(2).default(2), times: z.int().optional() }),
  z.strictObject({ kind: z.literal('reorder-events'), times: z.int().positive().optional() }),
])
export type Fault = z.infer<typeof faultSchema>
export type FaultInput = z.input<typeof faultSchema>

export type ActiveFault = Fault & { readonly id: string; spoiled: number }

type RequestFault = Extract<
  Fault,
  { kind: 'slow' | 'error' | 'reset-before' | 'reset-after' | 'rate-limit' | 'outage' }
>

const requestKinds = new Set(['slow', 'error', 'reset-before', 'reset-after', 'rate-limit', 'outage'])

export type Faults = ReturnType<typeof createFaults>

/** `changed` is called whenever a fault has struck. */
export function createFaults(onExpiredToken: () => void, changed: () => void) {
  let active: ActiveFault[] = []

  /** Counts one use; a fault that has done its number goes away. */
  function use(fault: ActiveFault): ActiveFault {
    fault.spoiled += 1
    if ('times' in fault && fault.times !== undefined && fault.spoiled >= fault.times) {
      active = active.filter((one) => one !== fault)
    }
    changed()
    return fault
  }

  function take<Kind extends Fault['kind']>(kind: Kind) {
    const found = active.find((fault): fault is Extract<ActiveFault, { kind: Kind }> => fault.kind === kind)
    if (found) use(found)
    return found
  }

  return {
    list: (): readonly ActiveFault[] => active,
    add(inputs: readonly FaultInput[]) {
      for (const input of inputs) {
        const fault = faultSchema.parse(input)
        if (fault.kind === 'expired-token') onExpiredToken()
        else active.push({ ...fault, id: newId('ft-'), spoiled: 0 })
      }
    },
    clear(id?: string) {
      active = id === undefined ? [] : active.filter((fault) => fault.id !== id)
    },
    /** The faults that strike this request; each is counted. */
    forRequest(api: string): readonly RequestFault[] {
      const hit = active.filter(
        (fault) =>
          requestKinds.has(fault.kind) && (!('on' in fault) || fault.on === undefined || api.startsWith(fault.on)),
      )
      return hit.map(use) as ActiveFault[] & RequestFault[]
    },
    forEvent() {
      const copies = take('duplicate-events')?.copies ?? 1
      return { copies, holdBack: take('reorder-events') !== undefined }
    },
  }
}
