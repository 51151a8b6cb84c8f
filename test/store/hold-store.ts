// A second process for the lock's tests: opens the store, says so, and stays until it is killed.
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { aLog, clockAt, joinGroup, noon } from './support.ts'

const store = await openLowdbStore({ folder: process.argv[2] ?? '', clock: clockAt(noon), log: aLog() })
await joinGroup(store, 'oc_child')
process.stdout.write('open\n')
process.stdin.resume()
