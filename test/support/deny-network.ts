import nock from 'nock'
import { afterEach } from 'vitest'

// Tests never leave this machine: loopback only, and a call that nobody expected is a failure.
nock.disableNetConnect()
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/)

afterEach(() => {
  nock.cleanAll()
})
