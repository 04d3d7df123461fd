/** The program that makes the manifests: with cdk8s and all constructs, and so loaded only where it is asked for. */
import * as cdk8s from 'cdk8s';
import { convert } from '../../src/convert/convert';
import { notesOf } from '../../src/convert/notes';
import * as constructs from '../../src/index';
import type { Shown } from './messages';
import type { Reading } from './reading';

export function programOf({ manifests }: Reading): Shown {
  if (manifests.length === 0) return { sentence: 'No object is here to write a program of.' };
  const conversion = convert(manifests, { ...cdk8s, ...constructs }, { name: 'app' });
  return { program: { code: conversion.program, notes: notesOf(conversion) } };
}
