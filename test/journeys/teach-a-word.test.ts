import { describe, expect, it } from 'vitest'
import { startJourney } from './support/journey.ts'

const asked = '栽娃娃树归谁管'

describe('a coordinator teaches a word', () => {
  it('sees what was not answered, teaches it in one line, and everybody is answered from then on', async () => {
    const journey = await startJourney()
    const before = await journey.ask('official', asked)

    const list = await journey.ask('coordinator', '未答')
    const taught = await journey.ask('coordinator', '教 栽娃娃树=zd-1')
    const after = await journey.ask('official', asked)

    expect(before.title).toBe('方案没有写')
    expect(list.words).toContain(asked)
    expect(taught.words).toContain('记住了：“栽娃娃树”指五（一）1')
    expect(after.words).toContain('市林草局')
    expect((await journey.ask('coordinator2', '未答')).words).not.toContain(asked)
  })

  it('sees what was taught and can have it forgotten', async () => {
    const journey = await startJourney()
    await journey.ask('coordinator', '教 栽娃娃树=zd-1')

    const taught = await journey.ask('coordinator2', '已教')
    const forgotten = await journey.ask('coordinator2', '忘记 栽娃娃树')

    expect(taught.words).toContain('栽娃娃树')
    expect(forgotten.words).toContain('已忘记“栽娃娃树”')
    expect((await journey.ask('official', asked)).title).toBe('方案没有写')
  })

  it('cannot make the plan’s own words mean something else', async () => {
    const journey = await startJourney()

    const card = await journey.ask('coordinator', '教 市水利局=zd-12')

    expect(card.words).toContain('没有教')
  })
})

describe('someone who is no coordinator', () => {
  it.each(['教 栽娃娃树=zd-1', '未答', '已教', '忘记 栽娃娃树'])('is refused: %s', async (command) => {
    const journey = await startJourney()

    const refused = await journey.ask('official', command)

    expect(refused.words).toContain('这件事只有统筹人员能做')
    expect((await journey.ask('official', asked)).title).toBe('方案没有写')
  })

  it('may say what is wrong, and a coordinator reads it', async () => {
    const journey = await startJourney()

    const thanked = await journey.ask('official', '意见 字太小了，看不清')

    expect(thanked.words).toContain('记下了')
    expect((await journey.ask('coordinator', '未答')).words).toContain('字太小了')
  })
})
