import { chatIdOf, openIdOf, type SeedPerson } from '../../../src/sandbox/world/seed.ts'
import { anEvent, signedRequest } from '../../support/signed-request.ts'
import type { Journey } from './journey.ts'

export interface Forged {
  readonly value: unknown
  readonly form?: Readonly<Record<string, unknown>>
  readonly messageId?: string
}

/** A press as no card of ours offers it, or on a card that is no longer: signed like any other. What flashes up. */
export async function forge(journey: Journey, person: SeedPerson, { value, form, messageId = 'om_forged' }: Forged) {
  const pressed = anEvent(
    'card.action.trigger',
    {
      operator: { open_id: openIdOf(person), tenant_key: 'tk-demo' },
      token: 'c-forged',
      action: { tag: 'button', name: 'submit', value, ...(form && { form_value: form }) },
      context: { open_message_id: messageId, open_chat_id: chatIdOf('nongmu') },
    },
    { event_id: crypto.randomUUID() },
  )
  const answer = await delivered(journey, pressed)
  const { toast, card } = (await answer.json()) as { toast?: { type: string; content: string }; card?: unknown }
  return { status: answer.status, toast: toast?.content ?? '', card }
}

/** As often as the service is too busy, like Feishu. */
async function delivered(journey: Journey, event: unknown): Promise<Response> {
  for (;;) {
    const { payload, headers, url } = signedRequest(event, { at: journey.clock.now() })
    const answer = await journey.request({ path: url, headers, body: payload })
    if (answer.status !== 503) return answer
    await new Promise((again) => setTimeout(again, 50))
  }
}

/** What the journal says was refused, and why. */
export async function refusedIn(journey: Journey) {
  const changes = (await journey.journal()).flatMap((entry) => entry.changes)
  return changes.flatMap((change) =>
    change.kind === 'report-refused' || change.kind === 'request-refused'
      ? [{ person: change.person, why: change.why, typed: change.typed }]
      : [],
  )
}

export async function reportsIn(journey: Journey) {
  const changes = (await journey.journal()).flatMap((entry) => entry.changes)
  return changes.flatMap((change) => (change.kind === 'report-submitted' ? [change.report] : []))
}
