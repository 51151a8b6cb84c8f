import type { Outcome } from '../../../src/features/outcome.ts'
import type { Scene } from '../../../src/features/scene.ts'
import { asChatId, asMessageId, asOpenId, asUnitName } from '../../../src/plan/ids.ts'
import type { NoticeDraft } from '../../../src/plan/notice.ts'
import type { Change } from '../../../src/state/change.ts'
import { emptyState, type State } from '../../../src/state/state.ts'
import { after, aScene, type SceneFacts } from '../../support/a-scene.ts'

export const chen = asOpenId('ou_chen')
export const narenn = asOpenId('ou_naren')
export const zhang = asOpenId('ou_zhang')
export const [nongmu, shuili, caizheng] = ['市农牧局', '市水利局', '市财政局'].map(asUnitName) as [
  ReturnType<typeof asUnitName>,
  ReturnType<typeof asUnitName>,
  ReturnType<typeof asUnitName>,
]
export const groupOf = { [nongmu]: asChatId('oc_nongmu'), [shuili]: asChatId('oc_shuili') }

export const roster = {
  coordinators: [
    { name: '陈督办', openId: 'ou_chen' },
    { name: '娜仁', openId: 'ou_naren' },
  ],
  coordinatorChat: 'oc_desk',
  units: {
    [nongmu]: { chats: ['oc_nongmu'], liaisons: [{ name: '张建国', openId: 'ou_zhang' }] },
    [shuili]: { chats: ['oc_shuili'], liaisons: [{ name: '李雪梅', openId: 'ou_li' }] },
  },
}

/** To two groups, with receipts; a test names only what matters to it. */
export const aDraft = (more: Partial<NoticeDraft> = {}): NoticeDraft => ({
  id: 'n1',
  person: chen,
  text: { title: '调度会通知', body: '25号开会' },
  units: [nongmu, shuili],
  receipt: true,
  atAll: false,
  targets: [
    { to: { kind: 'chat', chat: asChatId('oc_nongmu') }, units: [nongmu] },
    { to: { kind: 'chat', chat: asChatId('oc_shuili') }, units: [shuili] },
  ],
  unreachable: [],
  ...more,
})

export const drafted = (draft = aDraft()): Change => ({ kind: 'notice-drafted', notice: draft })

/** A Friday morning; `person` presses or types. */
export const at = (state: State, more: SceneFacts = {}): Scene =>
  aScene({ now: '2026-09-18T10:00:00+08:00', person: chen, roster, state, ...more })

/** The state after an outcome, its messages queued. */
export function taken(state: State, { changes, messages }: Outcome, when = '2026-09-18T02:00:00Z'): State {
  const queued = messages.map((message): Change => ({ kind: 'message-queued', message }))
  return after([...changes, ...queued], { state, at: when })
}

/** Everything in the outbox arrives. */
export function arrived(state: State, when = '2026-09-18T02:00:00Z'): State {
  const sends = Object.values(state.outbox.pending).filter(({ message }) => message.act.kind === 'send')
  return after(
    sends.map(
      ({ message: { key } }): Change => ({
        kind: 'message-sent',
        key,
        message: asMessageId(`om_${key}`),
        chat: asChatId('oc_x'),
      }),
    ),
    { state, at: when },
  )
}

/** A state in which the draft was sent and arrived everywhere. */
export function sentState(draft = aDraft(), when = '2026-09-18T02:00:00Z'): State {
  const { targets, unreachable } = draft
  const state = after([drafted(draft)], { state: emptyState(), at: when })
  const cards = targets.map(
    (target, place): Change => ({
      kind: 'message-queued',
      message: {
        key: `notice:n1:${place}`,
        act: { kind: 'send', to: target.to, content: { kind: 'text', text: '' } },
        about: { tasks: [], notice: { id: 'n1', as: 'card', place } },
      },
    }),
  )
  after([{ kind: 'notice-sent', notice: 'n1', by: chen, reach: { targets, unreachable } }, ...cards], {
    state,
    at: when,
  })
  return arrived(state, when)
}

export const toastOf = ({ reply }: Outcome) => reply?.toast?.content ?? ''
