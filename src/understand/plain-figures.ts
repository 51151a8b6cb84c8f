const words: readonly (readonly [RegExp, string])[] = [
  [/(超过|过|上|突破|超)一?千万(?!工程|亩)/g, '$11000万'],
  [/(超过|过|上|突破|超)一?百万(?!亩)/g, '$1100万'],
  [/(超过|过|上|突破|超)五十万(?!亩)/g, '$150万'],
  [/(超过|过|上|突破|超)三十万(?!亩)/g, '$130万'],
]

/** 收入过千万的村 → 收入过1000万的村: the plan writes such thresholds in figures. */
export const plainFigures = (text: string) =>
  words.reduce((read, [pattern, figures]) => read.replace(pattern, figures), text)
