"""Weights under which what is right outranks what is wrong, list by list."""

from collections.abc import Sequence

import numpy as np


def ranking(
    lists: Sequence[tuple[np.ndarray, np.ndarray]],
    *,
    rounds: int = 400,
    decay: float = 0.02,
    rate: float = 0.06,
    speak_for: bool = False,
) -> np.ndarray:
    """For lists of (features (N, F), which are right (N,)): one weight a feature, shape (F,).

    With `speak_for` no weight is below nought: every feature is known to speak for what has more of it.

    Listwise softmax cross-entropy (Cao et al., ICML 2007), all that is right in a list sharing the target, by Adam on scaled
    features. Lists where all is right or all is wrong teach nothing and are left out.
    """
    useful = [(features, right) for features, right in lists if right.any() and not right.all()]
    together = np.concatenate([features for features, _ in useful])
    middle, spread = together.mean(axis=0), together.std(axis=0) + 1e-6
    scaled = [((features - middle) / spread, right) for features, right in useful]
    weights, first, second = (np.zeros(len(middle)) for _ in range(3))
    for step in range(1, rounds + 1):
        slope = decay * weights
        for features, right in scaled:
            share = np.exp(features @ weights - (features @ weights).max())
            share /= share.sum()
            target = share * right
            slope = slope + features.T @ (share - target / target.sum()) / len(scaled)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        if speak_for:
            weights = np.maximum(weights, 0)
    return np.asarray(weights / spread)
