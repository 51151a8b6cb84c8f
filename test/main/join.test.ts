import { describe, expect, it, vi } from 'vitest'
import { checkScopes } from '../../src/main/check-scopes.ts'
import { findContacts } from '../../src/main/find-contacts.ts'
import { knowOurselves } from '../../src/main/know-ourselves.ts'
import { asOpenId, type OpenId } from '../../src/plan/ids.ts'
import { Roster } from '../../src/plan/roster.ts'
import { type Directory, FeishuError } from '../../src/ports.ts'
import { peopleOf } from '../../src/state/people.ts'
import { emptyRosterState } from '../../src/state/roster.ts'

function aDirectory(more: Partial<Directory> = {}): Directory {
  return {
    bot: async () => ({ openId: asOpenId('ou_bot'), name: '督办' }),
    openIdsOf: async () => new Map(),
    nameOf: async () => undefined,
    missingScopes: async () => [],
    ...more,
  }
}

function aLog() {
  const warnings: object[] = []
  const note = (fields: object) => void warnings.push(fields)
  return { warnings, log: { debug: () => {}, info: () => {}, warn: note, error: note } }
}

const roster = Roster.parse({
  coordinators: [
    { name: '甲', openId: 'ou_1' },
    { name: '乙', mobile: '+8613800000000' },
    { name: '丙', email: 'bing@example.com' },
  ],
  units: { 市农牧局: { liaisons: [{ name: '丁', mobile: '+8613800000001' }] } },
})

describe('people of the roster', () => {
  it('are found through Feishu by mobile or e-mail, coordinators and liaisons alike', async () => {
    const { log, warnings } = aLog()
    const contacts = new Map<string, OpenId>()
    const found = new Map([
      ['+8613800000000', asOpenId('ou_2')],
      ['+8613800000001', asOpenId('ou_4')],
    ])
    const directory = aDirectory({ openIdsOf: async () => found })

    await findContacts(contacts, roster, { directory, log })

    const people = peopleOf(roster, contacts, emptyRosterState())
    expect([...people.coordinators]).toEqual(['ou_1', 'ou_2'])
    expect(people.unitsOf(asOpenId('ou_4'))).toEqual(['市农牧局'])
    expect(warnings).toEqual([{ name: '丙' }])
  })

  it('stay known when Feishu cannot be asked', async () => {
    const { log, warnings } = aLog()
    const contacts = new Map<string, OpenId>()
    const openIdsOf = async () => {
      throw new FeishuError('no-permission', 'never', 'contact scope missing')
    }

    await findContacts(contacts, roster, { directory: aDirectory({ openIdsOf }), log })

    expect(contacts.size).toBe(0)
    expect(warnings).toMatchObject([{ names: ['乙', '丙', '丁'] }])
  })
})

describe('permissions of the app', () => {
  const lacking = (...granted: string[]) =>
    aDirectory({ missingScopes: async (wanted) => wanted.filter((scope) => !granted.includes(scope)) })

  it('that are missing are named in one warning, with what they are for', async () => {
    const { log, warnings } = aLog()

    await checkScopes(
      lacking('im:message', 'im:message.p2p_msg:readonly', 'im:resource', 'im:chat', 'contact:user.id:readonly'),
      log,
    )

    expect(warnings).toEqual([{ missing: ['im:message.group_at_msg:readonly: hearing mentions in groups'] }])
  })

  it('that cannot be asked about stop nothing', async () => {
    const { log, warnings } = aLog()
    const missingScopes = async () => {
      throw new FeishuError('unreachable', 'not-done', 'no')
    }

    await checkScopes(aDirectory({ missingScopes }), log)

    expect(warnings).toEqual([])
  })
})

describe('a bot that does not know itself yet', () => {
  const failing = (times: number, code: 'unreachable' | 'bad-credentials') => {
    let left = times
    return aDirectory({
      bot: async () => {
        left -= 1
        if (left >= 0) throw new FeishuError(code, code === 'unreachable' ? 'not-done' : 'stop', 'no')
        return { openId: asOpenId('ou_bot'), name: '督办' }
      },
    })
  }

  it.each([
    ['unreachable', '飞书没有应答，正在重试'],
    ['bad-credentials', '飞书不接受应用凭证：请检查 FEISHU_APP_ID 和 FEISHU_APP_SECRET'],
  ] as const)('asks until Feishu answers, and says why it waits: %s', async (code, why) => {
    vi.useFakeTimers()
    const told: string[] = []
    const { log } = aLog()
    const { signal } = new AbortController()

    const knowing = knowOurselves(failing(3, code), { log, signal, tell: (reason) => told.push(reason) })
    await vi.runAllTimersAsync()
    const known = await knowing

    expect(known.openId).toBe('ou_bot')
    expect(told).toEqual([why, why, why])
    vi.useRealTimers()
  })

  it('stops asking when the service stops', async () => {
    const stopping = new AbortController()
    const { log } = aLog()

    const knowing = knowOurselves(failing(Number.POSITIVE_INFINITY, 'unreachable'), {
      log,
      signal: stopping.signal,
      tell: () => stopping.abort(),
    })

    await expect(knowing).rejects.toThrow(/abort/i)
  })
})
