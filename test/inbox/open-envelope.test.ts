import { describe, expect, it } from 'vitest'
import { openEnvelope, secretsOf } from '../../src/inbox/open-envelope.ts'
import oldPress from '../fixtures/feishu/press-of-the-old-kind.json' with { type: 'json' }
import {
  aMessage,
  anEvent,
  encrypted,
  encryptKey,
  signedHeaders,
  verificationToken,
} from '../support/signed-request.ts'

const now = new Date('2025-10-09T08:53:20Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const withKey = { secrets: secretsOf({ encryptKey, verificationToken }), clocks: [now] }
const withoutKey = { secrets: secretsOf({ encryptKey: undefined, verificationToken }), clocks: [now] }

function open(body: string | Buffer, headers: Record<string, string>, options = withKey) {
  return openEnvelope(Buffer.from(body), headers, options)
}

const challenge = { challenge: 'chal-demo-1', token: verificationToken, type: 'url_verification' }

describe('a request that Feishu signed and encrypted', () => {
  const body =
    '{"encrypt":"AAECAwQFBgcICQoLDA0OD4xR1iqNoF9Aay5nPDYaBZyJd2guKNwOdjussAI9lDEv19M/5EPGArDqR0E3zRYKkdarvG8spGsufOlA+XR1q15Ohr56b7+bHWEGTP+ou0ktqzOiD/PLG7YuhwiJgEo46d/HXsSj3B6NjYhoL3fg1akWOFHtu9nCV6oSV2MyXLx8551I+hx+7px/ePMgJkDfB+C1SUr/JO79VlzFk3AJsshh0mNZJJjOKHmi+vOzV+1KWfTI8scs8DLeveQPs3oadQh5FR2j3+wWPqM+aAjIlPmX0FZeqgDhmTBjQHEohV0JxRZsW/nyNxByVKWFPr/9dEiapDzv/yU00sq1x3EetyU="}'
  const headers = {
    'x-lark-request-timestamp': '1760000000',
    'x-lark-request-nonce': 'demo-nonce-42',
    'x-lark-signature': '93511b9d38bc3b72924091056b5082bab53765167482aa5f08dbf0f1256ea662',
  }

  it('is opened, to the byte as Feishu made it', () => {
    const opened = open(body, headers)

    expect(opened).toMatchObject({
      kind: 'opened',
      payload: { header: { event_id: 'ev-0001' }, event: { chat_id: 'oc_demo_1', name: '试点群' } },
    })
  })

  it('is signed over the bytes, so a space more is a forgery', () => {
    expect(open(body.replace(':', ': '), headers).kind).toBe('forged')
  })

  it('is opened though the signed bytes are not what we would have serialised', () => {
    const spaced = encrypted(JSON.stringify(aMessage('你好'))).replace(':', ' : ')

    expect(open(spaced, signedHeaders(spaced, { at: now })).kind).toBe('opened')
  })

  it.each([
    [
      'one digit of the signature changed',
      { ...headers, 'x-lark-signature': headers['x-lark-signature'].replace('9', '8') },
    ],
    ['the signature cut short', { ...headers, 'x-lark-signature': headers['x-lark-signature'].slice(0, 40) }],
    ['the signature in letters that are no digits', { ...headers, 'x-lark-signature': '签'.repeat(64) }],
    ['another nonce', { ...headers, 'x-lark-request-nonce': 'demo-nonce-43' }],
    ['another timestamp', { ...headers, 'x-lark-request-timestamp': '1760000001' }],
    ['no signature beside the timestamp', { 'x-lark-request-timestamp': '1760000000', 'x-lark-request-nonce': 'n' }],
    ['no signature at all', {}],
  ])('is a forgery with %s', (_what, changed) => {
    expect(open(body, changed).kind).toBe('forged')
  })

  it('is a forgery when signed with another key', () => {
    expect(open(body, signedHeaders(body, { at: now, key: 'another-key' })).kind).toBe('forged')
  })

  it.each([
    ['8 hours ago', -8 * 60, 'opened'],
    ['8 hours and a minute ago', -8 * 60 - 1, 'stale'],
    ['5 minutes ahead', 5, 'opened'],
    ['6 minutes ahead', 6, 'stale'],
  ])('signed %s is %3$s', (_when, away, kind) => {
    expect(open(body, signedHeaders(body, { at: minutes(away) })).kind).toBe(kind)
  })

  it('is fresh in a demonstration by the moved clock as well as by the wall clock', () => {
    const demo = { ...withKey, clocks: [now, new Date('2026-09-18T00:00:00Z')] }

    const byWallClock = open(body, signedHeaders(body, { at: now }), demo)
    const byMovedClock = open(body, signedHeaders(body, { at: new Date('2026-09-18T00:01:00Z') }), demo)
    const byNone = open(body, signedHeaders(body, { at: new Date('2026-03-01T00:00:00Z') }), demo)

    expect([byWallClock.kind, byMovedClock.kind, byNone.kind]).toEqual(['opened', 'opened', 'stale'])
  })

  it('is stale when its timestamp is no number', () => {
    const at = { getTime: () => Number.NaN } as Date

    expect(open(body, signedHeaders(body, { at })).kind).toBe('stale')
  })

  it('is refused when it carries another verification token, and let pass when it carries none', () => {
    const of = (token: string) => encrypted(JSON.stringify(anEvent('x', {}, { token })))
    const wrong = of('vt-other')
    const empty = of('')

    expect(open(wrong, signedHeaders(wrong, { at: now })).kind).toBe('forged')
    expect(open(empty, signedHeaders(empty, { at: now })).kind).toBe('opened')
  })
})

describe('a signed request that cannot be read', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  const sealed = JSON.parse(encrypted('{}')).encrypt as string

  it.each([
    ['encrypted with another key', encrypted(JSON.stringify(aMessage('你好')), 'another-key'), 'forged'],
    ['cut inside the ciphertext', JSON.stringify({ encrypt: sealed.slice(0, 30) }), 'forged'],
    ['not base64', JSON.stringify({ encrypt: '！！！' }), 'forged'],
    ['plain although a key is set', JSON.stringify(aMessage('你好')), 'forged'],
    ['the old kind of press', JSON.stringify(oldPress), 'forged'],
    ['cut inside the JSON', encrypted(JSON.stringify(aMessage('你好'))).slice(0, -5), 'malformed'],
    ['no JSON', 'event=1', 'malformed'],
    ['empty', '', 'malformed'],
    ['a list', '[]', 'malformed'],
    ['no text', Buffer.from([0xff, 0xfe, 0x00]), 'malformed'],
    ['nested 5,000 deep', deep, 'malformed'],
    ['nested 5,000 deep under the encryption', encrypted(`{"schema":"2.0","header":${deep}}`), 'malformed'],
    ['no JSON under the encryption', encrypted('你好'), 'malformed'],
    ['neither event nor URL check', encrypted('{"hello":1}'), 'malformed'],
    ['an event without a header', encrypted('{"schema":"2.0"}'), 'malformed'],
  ])('%s is %3$s', (_what, body, kind) => {
    expect(open(body, signedHeaders(body, { at: now })).kind).toBe(kind)
  })

  it('brackets and escaped quotes inside a text are no nesting', () => {
    const body = encrypted(JSON.stringify(aMessage(`\\"${'[{'.repeat(200)}\\`)))

    expect(open(body, signedHeaders(body, { at: now })).kind).toBe('opened')
  })
})

describe("Feishu's check of the address", () => {
  it('is answered when encrypted, though unsigned', () => {
    const body =
      '{"encrypt":"AAECAwQFBgcICQoLDA0OD87ChwgdGPAneZBcERqsupESHXctTg21Yv7JWmp76YYe0e5onmuecHZBtXkryP8qQ3GbqS8r4SFOhcbNwy+P9kRt8i4no/van8R1jekfYO30"}'

    expect(open(body, {})).toEqual({ kind: 'challenge', challenge: 'chal-demo-1' })
  })

  it('is answered in plain text with our token, with or without a key', () => {
    const body = JSON.stringify(challenge)

    expect(open(body, {}).kind).toBe('challenge')
    expect(open(body, {}, withoutKey)).toEqual({ kind: 'challenge', challenge: 'chal-demo-1' })
  })

  it.each([withKey, withoutKey])('is refused with another token or none', (options) => {
    const wrong = { ...challenge, token: 'vt-other' }
    const { token: _, ...none } = challenge

    for (const asked of [wrong, none]) {
      expect(open(JSON.stringify(asked), {}, options).kind).toBe('forged')
      expect(open(encrypted(JSON.stringify(asked)), {}, withKey).kind).toBe('forged')
    }
  })

  it('is answered by the key alone where no token is configured', () => {
    const noToken = { ...withKey, secrets: secretsOf({ encryptKey, verificationToken: undefined }) }

    expect(open(encrypted(JSON.stringify(challenge)), {}, noToken).kind).toBe('challenge')
    expect(open(JSON.stringify(challenge), {}, noToken).kind).toBe('forged')
  })

  it('opens no door for an event in its clothes', () => {
    const body = encrypted(JSON.stringify({ ...aMessage('你好'), type: 'message' }))

    expect(open(body, {}).kind).toBe('forged')
  })
})

describe('a request to a bot without encryption', () => {
  it('is opened by the verification token alone', () => {
    expect(open(JSON.stringify(aMessage('你好')), {}, withoutKey).kind).toBe('opened')
  })

  it.each(['vt-other', '', `${verificationToken}x`])('is a forgery with the token "%s"', (token) => {
    expect(open(JSON.stringify(anEvent('x', {}, { token })), {}, withoutKey).kind).toBe('forged')
  })

  it('is refused when it is the old kind of press, whose token is another thing', () => {
    expect(open(JSON.stringify(oldPress), {}, withoutKey).kind).toBe('forged')
  })

  it('is refused always where neither key nor token is configured', () => {
    const nothing = { secrets: secretsOf({ encryptKey: undefined, verificationToken: undefined }), clocks: [now] }

    expect(open(JSON.stringify(aMessage('你好')), {}, nothing).kind).toBe('forged')
    expect(open(JSON.stringify(challenge), {}, nothing).kind).toBe('forged')
  })
})
