/** Where words stand, in half width without spaces, and from when they are seen. */
export interface Place {
  readonly today: string
  /** What a length of time (延两个月) counts from; without it such a length is no day. */
  readonly from?: string
  readonly text: string
  readonly at: number
}

export type Groups = Readonly<Record<string, string | undefined>>

/** A sticky pattern and the day it names: empty where there is no such day, undefined where it means something else. */
export type DayRule = readonly [RegExp, (groups: Groups, place: Place) => string | undefined]
