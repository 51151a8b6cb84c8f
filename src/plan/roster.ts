import { z } from 'zod'
import { asChatId, asOpenId, type UnitName } from './ids.ts'

const ChatId = z
  .string()
  .regex(/^oc_\w+$/, '群编号应以 oc_ 开头')
  .transform(asChatId)

/** Someone named in the roster; known by open_id, or found through Feishu by mobile or e-mail at start. */
export const RosterPerson = z
  .strictObject({
    name: z.string().min(1),
    openId: z
      .string()
      .regex(/^ou_\w+$/, '个人编号应以 ou_ 开头')
      .transform(asOpenId)
      .optional(),
    mobile: z
      .string()
      .regex(/^\+\d{6,15}$/, '手机号应带国家码并加引号，如 "+8613800000000"')
      .optional(),
    email: z.email('不是邮箱地址').optional(),
  })
  .refine((person) => person.openId ?? person.mobile ?? person.email, 'openId、mobile、email 至少写一项')
export type RosterPerson = z.infer<typeof RosterPerson>

/** Who answers for one unit in Feishu. */
export const UnitContacts = z.strictObject({
  chats: z.array(ChatId).default([]),
  liaisons: z.array(RosterPerson).default([]),
  /** Told when the group has let a deadline pass for days. */
  leader: RosterPerson.optional(),
})
export type UnitContacts = z.infer<typeof UnitContacts>

/** `config/roster.yaml`; what is later bound in chat adds to it. */
export const Roster = z.strictObject({
  coordinators: z
    .array(RosterPerson)
    .nullish()
    .transform((people) => people ?? []),
  /** Where alerts, reviews and summaries go. */
  coordinatorChat: ChatId.optional(),
  units: z
    .record(z.string(), UnitContacts)
    .nullish()
    .transform((units) => (units ?? {}) as Readonly<Record<UnitName, UnitContacts>>),
})
export type Roster = z.infer<typeof Roster>

/** As the shipped file is: a demonstration then has the people of the sandbox. */
export const namesNobody = ({ coordinators, units }: Roster): boolean =>
  coordinators.length === 0 && Object.keys(units).length === 0
