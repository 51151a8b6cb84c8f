import type { Saying } from '../../sandbox/control/people-act.ts'
import type { ChatView, MessageView } from '../../sandbox/control/view.ts'
import type { Press, PressResult } from '../../sandbox/press/press.ts'
import type { SandboxState } from '../../sandbox/sandbox.ts'

/** One thing that happened, as the page's stream tells it. */
export interface Happened {
  readonly type: string
  readonly chatId?: string
  readonly message?: MessageView
}

export type Client = ReturnType<typeof createClient>

/** The running sandbox by its own HTTP API; a refusal is thrown with its words. */
export function createClient(url: string) {
  async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(new URL(`/sandbox${path}`, url), body === undefined ? {} : post)
    const answer = (await response.json()) as Answer & { readonly error?: string }
    if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`)
    return answer
  }

  return {
    state: () => ask<SandboxState>('/state'),
    messages: (chatId: string) => ask<readonly MessageView[]>(`/chats/${chatId}/messages`),
    say: (chatId: string, saying: Saying) => ask<MessageView>(`/chats/${chatId}/messages`, saying),
    press: (messageId: string, press: Press) => ask<PressResult>(`/messages/${messageId}/press`, press),
    open: (chatId: string, as: string) => ask<ChatView>(`/chats/${chatId}/open`, { as }),
    moveClock: (to: Date) => ask<{ now: string }>('/clock', { to: to.toISOString() }),

    /** Calls back on everything that happens until `signal` is raised or the sandbox goes; resolves once it listens. */
    async listen(heard: (happened: Happened) => void, signal: AbortSignal): Promise<{ readonly ended: Promise<void> }> {
      const response = await fetch(new URL('/sandbox/stream', url), { signal })
      return { ended: readEvents(response.body ?? new ReadableStream(), heard).catch(() => undefined) }
    },
  }
}

/** Whether a sandbox answers there. */
export async function isSandbox(url: string): Promise<boolean> {
  try {
    const { world } = await createClient(url).state()
    return typeof world === 'string'
  } catch {
    return false
  }
}

async function readEvents(stream: ReadableStream<Uint8Array>, heard: (happened: Happened) => void): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of stream) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) if (event.startsWith('data: ')) heard(JSON.parse(event.slice(6)) as Happened)
  }
}
