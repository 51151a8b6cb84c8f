import { describe, expect, it } from 'vitest'
import { Lexicon } from '../../src/understand/lexicon.ts'
import { readQuestion } from '../../src/understand/read-question.ts'
import { buildVocabulary } from '../../src/understand/vocabulary.ts'
import { loadShipped } from '../support/shipped.ts'

const { ledger } = await loadShipped()
const vocabulary = buildVocabulary(ledger, Lexicon.parse({ pairs: { 'zd-5': { 草畜平衡: ['羊 牲口 + 啃光 没草'] } } }))
const owners = (text: string) => {
  const { question } = readQuestion(text, vocabulary)
  return question.kind === 'owners' ? question.tasks : question.kind
}

describe('two words that mean a clause only together', () => {
  it.each(['羊把山坡啃光了谁管', '山坡啃光了，都是羊，谁管', '牲口没草吃谁管'])('takes %s for that clause', (text) => {
    expect(owners(text)).toEqual(['zd-5'])
  })

  it.each(['羊谁管', '山坡啃光了谁管', '没草归哪个局'])('does not guess from one of them: %s', (text) => {
    expect(owners(text)).toBe('refused')
  })

  it('does not join words that stand in two thoughts', () => {
    expect(owners('羊的事情先放一放不说它了咱们说说另外的那一件事情啃光了谁管')).toBe('refused')
  })

  it('does not take a half out of the name of a unit or a banner', () => {
    const within = buildVocabulary(ledger, Lexicon.parse({ pairs: { 'zd-5': { 草: ['水利 + 杭锦'] } } }))

    expect(readQuestion('杭锦旗的市水利局谁管', within).question.kind).not.toBe('owners')
  })

  it.each(['羊 啃光', '羊 + 啃光 + 草', '+ 啃光'])('refuses a line that has not two sides: %s', (line) => {
    expect(Lexicon.safeParse({ pairs: { 'zd-5': { 草: [line] } } }).success).toBe(false)
  })
})
