import { runCli } from './run';

test('without a verb the help is shown, and it is wrong use', () => {
  expect(runCli()).toMatchObject({ code: 2, out: expect.stringMatching(/^cdk8s-stateful VERB/) as unknown });
  for (const word of ['--help', '-h', 'help']) expect(runCli(word)).toMatchObject({ code: 0, out: runCli().out });
});

test('a misspelt verb is told the nearest, any other which there are', () => {
  expect(runCli('chekc')).toMatchObject({ code: 2, error: expect.stringContaining('did you mean check?') as unknown });
  expect(runCli('toString')).toMatchObject({ code: 2, error: expect.stringContaining('there is check') as unknown });
});

test('each verb says what it can do', () => {
  expect(runCli('check', '--help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('--explain RULE') as unknown,
  });
});
