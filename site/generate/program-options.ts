import * as ts from 'typescript';

/** An option of a program: the class or method that takes it, and the way to it in its argument. */
export interface ProgramOption {
  readonly owner: string;
  readonly option: string;
  readonly value: string;
}

/** Every value in a program, with the option that it is given for. */
export function optionsOf(program: string): readonly ProgramOption[] {
  const file = ts.createSourceFile('program.ts', program, ts.ScriptTarget.Latest, true);
  const classes = new Map<string, string>();
  const found: ProgramOption[] = [];

  /** The class of what an expression makes: that of `new X(…)`, of `X.from(…)`, and of a variable that has one. */
  const classOf = (expression: ts.Expression): string => {
    if (ts.isNewExpression(expression) || ts.isCallExpression(expression)) return classOf(expression.expression);
    if (ts.isPropertyAccessExpression(expression)) return classOf(expression.expression);
    const name = expression.getText(file);
    return classes.get(name) ?? name;
  };
  const nameOf = (callee: ts.Expression): string =>
    ts.isPropertyAccessExpression(callee) ? `${classOf(callee.expression)}.${callee.name.text}` : callee.getText(file);
  const visit = (node: ts.Node, owner: string, path: readonly string[]): void => {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
      const made = node.initializer;
      if (ts.isNewExpression(made) || ts.isCallExpression(made)) classes.set(node.name.getText(file), classOf(made));
      visit(made, owner, path);
    } else if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const callee = nameOf(node.expression);
      if (ts.isPropertyAccessExpression(node.expression)) visit(node.expression.expression, owner, path);
      for (const argument of node.arguments ?? []) visit(argument, callee, []);
    } else if (ts.isObjectLiteralExpression(node)) {
      if (node.properties.length === 0) found.push({ owner, option: path.join('.'), value: '{}' });
      for (const property of node.properties)
        if (ts.isPropertyAssignment(property))
          visit(property.initializer, owner, [...path, property.name.getText(file).replaceAll(/['"]/g, '')]);
        else if (ts.isShorthandPropertyAssignment(property))
          found.push({ owner, option: [...path, property.name.text].join('.'), value: property.name.text });
    } else if (ts.isArrayLiteralExpression(node)) {
      for (const item of node.elements) visit(item, owner, [...path.slice(0, -1), `${path.at(-1) ?? ''}[]`]);
    } else if (ts.isArrowFunction(node)) {
      visit(node.body, owner, path);
    } else if (ts.isParenthesizedExpression(node)) {
      visit(node.expression, owner, path);
    } else if (ts.isExpression(node)) {
      found.push({ owner, option: path.join('.'), value: node.getText(file) });
    } else {
      ts.forEachChild(node, (child) => {
        visit(child, owner, path);
      });
    }
  };
  visit(file, '', []);
  return found;
}

/** The options of one program that another one doesn't have, or has with another value. */
export function changedOptions(before: string, after: string): readonly ProgramOption[] {
  const key = ({ owner, option, value }: ProgramOption): string => `${owner} ${option} ${value}`;
  const missing = (these: readonly ProgramOption[], those: readonly ProgramOption[]): readonly ProgramOption[] => {
    const known = new Set(those.map(key));
    return these.filter((one) => !known.has(key(one)));
  };
  const [old, now] = [optionsOf(before), optionsOf(after)];
  const added = missing(now, old);
  return added.length > 0 ? added : missing(old, now);
}
