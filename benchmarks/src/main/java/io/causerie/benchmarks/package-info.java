/**
 * What the project claims about speed, measured: each figure beside a baseline that ran in the same minutes on the same
 * machine. Whatever has a cost of its own runs in a process of its own, so that its CPU time can be told apart.
 */
@NullMarked
package io.causerie.benchmarks;

import org.jspecify.annotations.NullMarked;
