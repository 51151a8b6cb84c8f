import { pinyin, polyphonic } from 'pinyin-pro'
import type { Vocabulary } from './vocabulary.ts'

/** What may have been meant by a mistyped stretch, or by letters that are pinyin. Built at the first need. */
export interface Speller {
  /** Words that sound like the stretch or differ from it by one character. */
  corrections(stretch: string): readonly string[]
  /** Reads letters as pinyin; undefined when they are none. */
  fromPinyin(letters: string): string | undefined
}

/** Sounds that many speakers do not tell apart: zh/z, ch/c, sh/s, and final ng/n. */
const blurred = (syllable: string) => syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n')

/** The one sound of a character, or undefined where the word around it decides. Looking a word up costs far more. */
const soundOfCharacter = new Map<string, string | undefined>()

function soundOf(char: string): string | undefined {
  if (!soundOfCharacter.has(char)) {
    const sounds = new Set(
      (polyphonic(char, { toneType: 'none', type: 'array', v: true })[0] ?? []).map((sound) => sound.toLowerCase()),
    )
    soundOfCharacter.set(char, sounds.size === 1 ? [...sounds][0] : undefined)
  }
  return soundOfCharacter.get(char)
}

function syllablesOf(word: string): readonly string[] {
  const sounds = [...word].map(soundOf)
  if (sounds.every((sound) => sound !== undefined)) return sounds
  return pinyin(word, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.toLowerCase())
}

const chinese = /^[\u4e00-\u9fff]+$/
/** Longer phrases are recognised by their parts. */
const longestEntry = 12
/** Letters of the longest of them. */
const longestSpelling = 72

/** Kept by the part of a vocabulary that teaching does not change. */
const spellers = new WeakMap<Vocabulary['words'], Speller>()

export function spellerOf(vocabulary: Vocabulary): Speller {
  const known = spellers.get(vocabulary.words)
  if (known) return known
  const speller = buildSpeller(vocabulary)
  spellers.set(vocabulary.words, speller)
  return speller
}

function buildSpeller(vocabulary: Vocabulary): Speller {
  const bySound = new Map<string, string[]>()
  const byLength = new Map<number, string[]>()
  const letters = new Map<string, string[]>()
  const syllables = new Set<string>()
  const learn = (word: string, sounds: readonly string[]) => {
    const sound = sounds.map(blurred).join(' ')
    const alike = bySound.get(sound)
    if (!alike) bySound.set(sound, [word])
    else if (!alike.includes(word)) alike.push(word)
    const spelling = sounds.join('')
    const spelledSo = letters.get(spelling)
    if (!spelledSo) letters.set(spelling, [word])
    else if (!spelledSo.includes(word)) spelledSo.push(word)
    for (const syllable of sounds) syllables.add(syllable)
  }
  for (const word of vocabulary.entries) {
    if (!chinese.test(word) || word.length > longestEntry) continue
    learn(word, syllablesOf(word))
    if (vocabulary.words.get(word)?.some(({ kind }) => kind !== 'neutral' && kind !== 'cue')) {
      byLength.set(word.length, [...(byLength.get(word.length) ?? []), word])
    }
  }
  for (const clause of vocabulary.index.clauses) {
    for (const phrase of clause.phrases) {
      if (!chinese.test(phrase)) continue
      const sounds = syllablesOf(phrase)
      for (let length = 2; length <= 5; length += 1) {
        for (let at = 0; at + length <= phrase.length; at += 1) {
          learn(phrase.slice(at, at + length), sounds.slice(at, at + length))
        }
      }
    }
  }
  const isUnit = (word: string) => vocabulary.words.get(word)?.some(({ kind }) => kind === 'unit') ?? false
  return {
    corrections: (stretch) => {
      if (stretch.length === 2 && isWord(stretch)) return []
      const alike = (bySound.get(syllablesOf(stretch).map(blurred).join(' ')) ?? []).filter((word) => {
        // Two characters have too many homophones: one of them has to stand.
        return word !== stretch && (word.length > 2 || sharedCharacters(word, stretch) > 0)
      })
      const near = (byLength.get(stretch.length) ?? []).filter(
        (word) =>
          sharedCharacters(word, stretch) === stretch.length - 1 &&
          // 草原版 is no bureau: of a short name all but the ending may be mistyped.
          (word.length > 3 || (word.length === 3 && isUnit(word) && word.at(-1) === stretch.at(-1))),
      )
      return [...new Set([...alike, ...near])]
    },
    fromPinyin: (text) => readPinyin(text, letters, syllables),
  }
}

const wordsOf = new Intl.Segmenter('zh', { granularity: 'word' })

/** 产假 is spelt right, though the plan does not have it. */
const isWord = (text: string) => [...wordsOf.segment(text)].length === 1

/** How many characters stand at the same place in both. */
export function sharedCharacters(a: string, b: string): number {
  let shared = 0
  for (let at = 0; at < a.length; at += 1) if (a[at] === b[at]) shared += 1
  return shared
}

/** The best way to cut letters into known words; what is no word has at least to be a syllable. */
function readPinyin(
  text: string,
  letters: ReadonlyMap<string, readonly string[]>,
  syllables: ReadonlySet<string>,
): string | undefined {
  const best: ({ score: number; from: number; word: string } | undefined)[] = new Array(text.length + 1)
  const scoreAt = (place: number) => (place === 0 ? 0 : best[place]?.score)
  for (let from = 0; from < text.length; from += 1) {
    const before = scoreAt(from)
    if (before === undefined) continue
    const offer = (end: number, value: number, word: string) => {
      const known = best[end]
      if (!known || before + value > known.score) best[end] = { score: before + value, from, word }
    }
    for (let length = 1; length <= 6 && from + length <= text.length; length += 1) {
      const syllable = text.slice(from, from + length)
      if (syllables.has(syllable)) offer(from + length, -1, '')
    }
    for (let end = from + 2; end <= Math.min(text.length, from + longestSpelling); end += 1) {
      for (const word of letters.get(text.slice(from, end)) ?? []) offer(end, word.length * word.length, word)
    }
  }
  if (best[text.length] === undefined) return undefined
  const words: string[] = []
  let read = 0
  for (let end = text.length; end > 0; ) {
    const step = best[end]
    if (!step) return undefined
    words.unshift(step.word)
    read += step.word.length > 1 ? end - step.from : 0
    end = step.from
  }
  return read >= text.length * 0.6 ? words.join('') : undefined
}
