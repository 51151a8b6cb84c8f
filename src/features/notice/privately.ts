import type { Card } from '../../card/card.ts'
import type { MessageSubject } from '../../state/change.ts'
import type { Outcome } from '../outcome.ts'
import { type Scene, sendPrivately } from '../scene.ts'
import { noticeWording as wording } from './wording.ts'

/** What coordinators write and look at goes to them alone; where they asked in a group, the group is told so. */
export const privately = (
  content: Card,
  about: MessageSubject,
  scene: Scene,
  changes: Outcome['changes'] = [],
): Outcome => sendPrivately(content, about, wording, scene, { key: 'desk', changes })
