/**
 * The tour, one entry a step: who one becomes (`who`, a person's name), in which chat (`where`, its name; none: the
 * private chat with the bot), what it is about (`title`, `text`), and what can be tried there (`acts`), each with a
 * `label` and one of `say` (words to send), `press` (the words on a button of the newest card that has it), `clock`
 * (`YYYY-MM-DDTHH:mm` in Ordos, or `next-working-day`).
 */
export const steps = []
