import { test } from './desk.ts'

test.fixme('a rule chip leads to its row', async () => undefined)
