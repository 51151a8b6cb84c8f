import { parentPort, workerData } from 'node:worker_threads'
import type { Place } from './place.ts'
import { takeSnapshot } from './take-snapshot.ts'

const { place, every, seq } = workerData as { readonly place: Place; readonly every: number; readonly seq: number }
parentPort?.postMessage(await takeSnapshot(place, seq, every))
