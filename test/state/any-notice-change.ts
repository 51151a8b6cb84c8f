import fc from 'fast-check'
import { asChatId, asMessageId, asOpenId, asUnitName } from '../../src/plan/ids.ts'
import type { NoticeChange } from '../../src/state/notices.ts'

const id = fc.constantFrom('n1', 'n2', '__proto__')
const person = fc.constantFrom('ou_1', 'ou_2').map(asOpenId)
const unit = fc.constantFrom('市农牧局', '准格尔旗').map(asUnitName)
const units = fc.array(unit, { maxLength: 2 })
const text = fc.record({ title: fc.constantFrom('会', ''), body: fc.constantFrom('开会', '<at id=all></at>') })
const targets = fc.array(
  fc.record({ to: fc.record({ kind: fc.constant('chat' as const), chat: fc.constant(asChatId('oc_1')) }), units }),
  { maxLength: 2 },
)
const reach = fc.record({ targets, unreachable: units })
const attachment = fc.record({
  file: fc.constantFrom('file' as const, 'picture' as const),
  message: fc.constant(asMessageId('om_1')),
  key: fc.constant('file_1'),
  name: fc.constant('表.xlsx'),
})
const draft = fc
  .record({ id, person, text, units, receipt: fc.boolean(), atAll: fc.boolean(), reach })
  .map(({ reach: reached, ...rest }) => ({ ...rest, ...reached }))

export const anyNoticeChange: fc.Arbitrary<NoticeChange> = fc.oneof(
  fc.record({ kind: fc.constant('notice-drafted' as const), notice: draft }),
  fc.record({ kind: fc.constant('notice-drafted' as const), notice: draft, replaces: id }),
  fc.record({ kind: fc.constant('notice-retargeted' as const), notice: id, reach }),
  fc.record({
    kind: fc.constant('notice-attached' as const),
    notice: id,
    attachment: fc.option(attachment, { nil: null }),
  }),
  fc.record({
    kind: fc.constantFrom('notice-scheduled' as const, 'notice-cancelled' as const, 'notice-recalled' as const),
    notice: id,
    person,
  }),
  fc.record({
    kind: fc.constant('notice-held-back' as const),
    notice: id,
    why: fc.constantFrom('sender-gone' as const, 'late' as const),
  }),
  fc.record({ kind: fc.constant('notice-sent' as const), notice: id, by: person, reach }),
  fc.record({
    kind: fc.constant('notice-receipted' as const),
    notice: id,
    unit,
    receipt: fc.record({ how: fc.constantFrom('tap' as const, 'phone' as const), person }),
  }),
  fc.record({ kind: fc.constant('notice-urged' as const), notice: id, units, by: person }),
  fc.record({ kind: fc.constant('notice-corrected' as const), notice: id, text, person }),
  fc.record({ kind: fc.constantFrom('notice-closed' as const, 'notice-finished' as const), notice: id }),
  fc.record({
    kind: fc.constant('notice-shown' as const),
    notice: id,
    desk: fc.constant('d'),
    groups: fc.constant('1:1'),
  }),
  fc.record({ kind: fc.constant('file-offered' as const), person, attachment }),
)
