import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type Journey, startJourney } from './support/journey.ts'

const files = ({ sandbox, privateChat }: Journey) =>
  sandbox.messagesIn(privateChat('coordinator')).flatMap(({ content }) => {
    const { file_key: key } = content as { file_key?: string }
    return key === undefined ? [] : (sandbox.resource(key) ?? [])
  })

describe('a coordinator asks for the workbook', () => {
  it('gets it as a file that holds what counts now', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00', settings: { review: false } })
    await journey.submit('nongmu', await journey.ask('nongmu', '填报 12'), { value_2: '63', note: '新增 3 个村' })

    const file = await journey.ask('coordinator', '导出')

    expect(file.words).toBe('督办台账_2025-11-05.xlsx')
    const [workbook] = files(journey)
    const parts = unzipSync(workbook?.bytes ?? new Uint8Array())
    expect(Buffer.from(parts['xl/sharedStrings.xml'] ?? []).toString()).toContain('新增 3 个村')
  })

  it('gets it once, though the first upload and the answer to the first message are lost', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    journey.sandbox.addFaults(
      { kind: 'reset-after', on: 'im.files.create', times: 1 },
      { kind: 'reset-after', on: 'im.messages.reply', times: 1 },
    )

    await journey.ask('coordinator', '导出')
    await journey.untilSaid(journey.privateChat('coordinator'), 'coordinator')

    expect(files(journey)).toHaveLength(1)
  })
})

describe('anybody else', () => {
  it('is told that coordinators can', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })

    const refused = await journey.ask('nongmu', '导出')

    expect(refused.words).toContain('只有统筹人员能用')
  })
})
