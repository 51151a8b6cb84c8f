/** General Chinese vocabulary without a subject that any plan could own: feelings, manners, general verbs. */
export const generalWords: readonly string[] = []
