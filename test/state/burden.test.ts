import { describe, expect, it } from 'vitest'
import { asChatId, asOpenId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import { burdenIn } from '../../src/state/burden.ts'
import type { Change } from '../../src/state/change.ts'
import { after } from '../support/a-scene.ts'

const unit = asUnitName('市农牧局')
const line = { unit, subject: 'zd-12.2', due: '2025-12-31', stage: -30 }
const digest = (day: string, stage: number, more = {}): Change => ({
  kind: 'digest-sent',
  day,
  place: asChatId('oc_1'),
  units: [unit],
  lines: [{ ...line, stage, ...more }],
})
const task = asTaskId('zd-12')
const said = { person: asOpenId('ou_1'), at: '2025-12-10T02:00:00Z' }
const urge: Change = {
  kind: 'task-urged',
  task,
  urge: { id: 'zd-12!1.0', task, unit, day: '2025-12-10', reason: '', ...said },
}
const answer = (report?: string): Change => ({
  ...{ kind: 'urge-answered', task, unit, urge: 'zd-12!1.0' },
  answer: { ...said, text: '周五报', ...(report !== undefined && { report }) },
})

function burdenAfter(...changes: readonly Change[]) {
  const { burden } = after(changes, { at: '2025-12-10T02:00:00Z' })
  const [{ messages, forms, repeats } = { messages: 0, forms: 0, repeats: 0 }] = burdenIn(burden, ['2025-12'])
  return { messages, forms, repeats }
}

describe('the burden of a unit', () => {
  it.each([
    ['a first digest', [digest('2025-12-01', -30)], { messages: 1, forms: 0, repeats: 0 }],
    [
      'one that asks the same again',
      [digest('2025-12-01', -30), digest('2025-12-24', -7)],
      { messages: 2, forms: 0, repeats: 1 },
    ],
    [
      'one that also asks something new',
      [
        digest('2025-12-01', -30),
        {
          ...digest('2025-12-24', -7),
          lines: [
            { ...line, stage: -7 },
            { ...line, subject: 'cycle', due: '2025-12' },
          ],
        },
      ] as Change[],
      { messages: 2, forms: 0, repeats: 0 },
    ],
    [
      'the same in its second group',
      [digest('2025-12-01', -30), { ...digest('2025-12-01', -30), place: asChatId('oc_2') } as Change],
      { messages: 2, forms: 0, repeats: 0 },
    ],
    ['an urge', [urge], { messages: 1, forms: 0, repeats: 1 }],
    ['an urge answered in words', [urge, answer()], { messages: 1, forms: 1, repeats: 1 }],
    [
      'an urge answered by a report, which counts by itself',
      [urge, answer('zd-12#1')],
      { messages: 1, forms: 0, repeats: 1 },
    ],
    [
      'what its leader was told, in one message',
      [{ kind: 'reminder-escalated', day: '2025-12-10', to: 'leader', lines: [line, { ...line, subject: 'zd-12.3' }] }],
      { messages: 1, forms: 0, repeats: 1 },
    ],
    [
      'what the coordinators were told, which it never got',
      [{ kind: 'reminder-escalated', day: '2025-12-10', to: 'coordinators', lines: [line] }],
      { messages: 0, forms: 0, repeats: 0 },
    ],
    [
      'an explanation of what is late',
      [{ kind: 'inquiry-answered', task, answer: { id: '1', task, unit, cause: '招标', remedy: '重招', ...said } }],
      { messages: 0, forms: 1, repeats: 0 },
    ],
  ] as readonly (readonly [string, readonly Change[], object])[])('counts %s', (_, changes, expected) => {
    expect(burdenAfter(...changes)).toEqual(expected)
  })
})
