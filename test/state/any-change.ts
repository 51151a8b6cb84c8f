import fc from 'fast-check'
import { asChatId, asMessageId, asOpenId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import type { Change } from '../../src/state/change.ts'
import { anyDeadlineChange } from './any-deadline-change.ts'
import { anyNoticeChange } from './any-notice-change.ts'
import { anyProgressChange, anyRosterChange } from './any-progress-change.ts'
import { anyReminderChange } from './any-reminder-change.ts'

// Few names, so that changes meet; some of them those that people type to see what happens.
const word = fc.constantFrom('种树', '', '__proto__', 'constructor', '1', '\u0000\u2028"\\', '😀\ud800')
const chat = fc.constantFrom('oc_1', 'oc_2', '__proto__').map(asChatId)
const person = fc.constantFrom('ou_1', 'ou_2').map(asOpenId)
const message = fc.constantFrom('om_1', 'om_2', 'om_3').map(asMessageId)
const key = fc.constantFrom('e1:0', 'e2:0', 'e2:1', '7')
const tasks = fc.array(fc.constantFrom('zd-1', 'zd-12').map(asTaskId), { maxLength: 2 })
const content = fc.record({ kind: fc.constant('text' as const), text: word })

const queued = fc.record({
  kind: fc.constant('message-queued' as const),
  message: fc.record(
    {
      key,
      act: fc.oneof(
        fc.record({
          kind: fc.constant('send' as const),
          to: fc.record({ kind: fc.constant('chat' as const), chat }),
          content,
        }),
        fc.record({ kind: fc.constant('redraw' as const), message, chat, content }),
        fc.record({ kind: fc.constant('recall' as const), message, chat }),
      ),
      about: fc.record(
        {
          tasks,
          question: word,
          person,
          reminds: fc.record({ day: fc.constantFrom('2025-12-01', '2025-12-24'), units: fc.constant([]) }),
          notice: fc.record({
            id: fc.constantFrom('n1', 'n2'),
            as: fc.constantFrom('card', 'plain-card', 'other', 'desk'),
            place: fc.constantFrom(0, 1),
          }),
        },
        { requiredKeys: ['tasks'] },
      ),
    },
    { requiredKeys: ['key', 'act'] },
  ),
})

/** Any change of the kinds that a snapshot must carry faithfully. */
export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  queued,
  fc.record({ kind: fc.constantFrom('message-tried', 'message-dropped', 'message-released'), key }),
  fc.record({ kind: fc.constant('message-dropped' as const), key, late: fc.constant(true as const) }),
  fc.record({ kind: fc.constant('message-sent' as const), key, message, chat }),
  fc.record(
    { kind: fc.constant('message-recalled' as const), key, message, failed: word },
    { requiredKeys: ['kind', 'key', 'message'] },
  ),
  anyNoticeChange,
  anyDeadlineChange,
  anyReminderChange,
  anyProgressChange,
  anyRosterChange,
  fc.record({
    kind: fc.constant('message-held' as const),
    key,
    why: fc.constantFrom('parked', 'uncertain'),
    detail: word,
  }),
  fc.record({
    kind: fc.constant('question-answered' as const),
    chat,
    person,
    message,
    question: word,
    outcome: fc.constantFrom('answered', 'refused', 'choices'),
    unanswered: fc.boolean(),
    tasks,
  }),
  fc.record({ kind: fc.constant('answer-disputed' as const), question: word, person }),
  fc.record({ kind: fc.constant('feedback-given' as const), text: word, person }),
  fc.record({ kind: fc.constant('message-received' as const), message }),
  fc.record({ kind: fc.constant('press-received' as const), press: word }),
  fc.record({ kind: fc.constant('bot-joined' as const), chat, name: word, by: person }),
  fc.record({ kind: fc.constant('bot-left' as const), chat }),
  fc.record({ kind: fc.constant('person-welcomed' as const), person, chat }),
  fc.record({ kind: fc.constant('word-taught' as const), word, task: fc.constant(asTaskId('zd-1')), by: person }),
  fc.record({ kind: fc.constant('link-secret-made' as const), secret: word }),
  fc.record({
    kind: fc.constant('practice-marked' as const),
    task: fc.constant(asTaskId('zd-1')),
    report: key,
    unit: fc.constant(asUnitName('市农牧局')),
    note: word,
    person,
  }),
  fc.record({
    kind: fc.constant('practice-unmarked' as const),
    task: fc.constant(asTaskId('zd-1')),
    report: key,
    person,
  }),
  fc.record({ kind: fc.constant('word-forgotten' as const), word, by: person }),
)
