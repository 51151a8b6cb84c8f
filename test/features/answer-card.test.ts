import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../src/card/limits.ts'
import { answerCards } from '../../src/features/answer/answer-card.ts'
import { answerMessage } from '../../src/features/answer/answer-message.ts'
import { validateCard } from '../../src/sandbox/card-schema/validate-card.ts'
import { loadShipped, readYaml } from '../support/shipped.ts'

const { vocabulary } = await loadShipped()
const around = { knowsPerson: () => true, knowsEmail: () => true, knowsImage: () => true, allowsAtAll: true }
const cardsFor = (q: string) => answerCards(q, answerMessage(q, vocabulary).answers)
const wordsOf = (q: string) => JSON.stringify(cardsFor(q))

describe('an answer as a card', () => {
  it('shows owners, a way to the targets, and the clause', () => {
    const [card] = cardsFor('改厕归谁管')
    const words = JSON.stringify(card)

    expect(card?.header?.title).toEqual({ tag: 'plain_text', content: '五（三）12 推进环境整治优化提升' })
    for (const unit of ['市乡村振兴局', '市住建局', '市生态环境局', '市农牧局', '市林草局'])
      expect(words).toContain(unit)
    expect(words).toContain('"action":"task.targets","task":"zd-12"')
    expect(card?.config.summary).toMatchObject({ content: expect.stringContaining('市乡村振兴局') })
  })

  it('offers choices of a refusal as buttons and names no unit', () => {
    const words = wordsOf('2029年的水土保持率目标是多少')

    expect(words).toContain('方案没有写2029年的目标')
    expect(words).toContain('"action":"task.show","task":"zd-2"')
    expect(words).not.toContain('市水利局')
  })

  it('numbers several answers in one card', () => {
    const [card, ...more] = cardsFor('改厕归谁管？冷链物流归谁管？')

    expect(more).toEqual([])
    expect(card?.header?.title).toMatchObject({ content: '2 个问题' })
  })

  it('shows what people typed, but lets none of it act', () => {
    const [card] = cardsFor('<at id=all></at>改厕归谁管 [点](http://evil.example)')
    const markdown = JSON.stringify(card?.body)

    expect(card?.header?.subtitle).toMatchObject({ tag: 'plain_text', content: expect.stringContaining('<at id=all>') })
    expect(markdown).not.toContain('<at id')
    expect(markdown).not.toContain('](http')
  })

  it('passes the strict platform for every question of the collection, inside our own limits', () => {
    const folder = new URL('../understand/questions/', import.meta.url)
    const questions = readdirSync(folder).flatMap(
      (file) => (readYaml(`test/understand/questions/${file}`) as { questions: { q: string }[] }).questions,
    )
    for (const { q } of questions) {
      for (const card of cardsFor(q)) {
        const judged = validateCard(JSON.stringify(card), around)
        expect('fault' in judged ? { q, ...judged.fault } : { q }).toEqual({ q })
        expect({ q, faults: faultsOf(card) }).toEqual({ q, faults: [] })
      }
    }
  })
})
